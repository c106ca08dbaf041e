package org.irqlab.controller.i8259;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Register;
import org.irqlab.api.part.Register.Space;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * The two of a PC: sources 0 to 7 are the first's inputs, 8 to 15 the second's, whose INT pin
 * drives input 2 of the first. Only CPU 0 is connected.
 */
final class PicPair implements ControllerModel {
  /** The first's input that the second drives. */
  static final int CASCADE = 2;

  /** Inputs of one. */
  static final int INPUTS = 8;

  private static final int FIRST = 0x20;
  private static final int SECOND = 0xa0;
  private static final int ELCR = 0x4d0;

  /** Inputs 0, 1, 2, 8 and 13 are edges (290550, ELCR1 and ELCR2). */
  private static final int LEVELS = 0xf8;

  private static final int UPPER_LEVELS = 0xde;

  private final Pic first;
  private final Optional<Pic> second;
  private final String spurious;

  private PicPair(Pic first, Optional<Pic> second) {
    this.first = first;
    this.second = second;
    this.spurious = "nothing is requested any more, spurious vector";
  }

  /** What a path needs of the pair. */
  static PicPair of(Link link, SortedMap<Integer, Trigger> sources, int base, boolean latched) {
    Shape shape = new Shape(link, latched, false);
    boolean two = sources.lastKey() >= INPUTS;
    TreeMap<Integer, Trigger> upper = new TreeMap<>();
    sources.tailMap(INPUTS).forEach((n, trigger) -> upper.put(n - INPUTS, trigger));
    TreeMap<Integer, Trigger> lower = new TreeMap<>(sources.headMap(INPUTS));
    if (two) {
      lower.put(CASCADE, Trigger.EDGE);
    }
    Layout one = link.layout().in("master");
    Layout other = link.layout().in("slave");
    Pic first = shape.pic(one, lower, Modes.pc(one, shape.registers(), base), Optional.empty());
    return new PicPair(
        first,
        two
            ? Optional.of(
                shape.pic(
                    other,
                    upper,
                    Modes.pc(other, shape.registers(), base + INPUTS),
                    Optional.of(first)))
            : Optional.empty());
  }

  /** Both with all there is, as QEMU has them. */
  static PicPair recorded(Link link, boolean latched) {
    Shape shape = new Shape(link, latched, true);
    TreeMap<Integer, Trigger> all = new TreeMap<>();
    for (int n = 0; n < INPUTS; n++) {
      all.put(n, Trigger.EDGE);
    }
    Layout one = link.layout().in("master");
    Layout other = link.layout().in("slave");
    Pic first = shape.pic(one, all, Modes.all(one, shape.registers()), Optional.empty());
    Pic second = shape.pic(other, all, Modes.all(other, shape.registers()), Optional.of(first));
    return new PicPair(first, Optional.of(second));
  }

  /** Whether an input can be a level. */
  static boolean canBeLevel(int source) {
    return ((LEVELS | UPPER_LEVELS << INPUTS) >> source & 1) != 0;
  }

  @Override
  public void input(State s, int source, boolean asserted) {
    if (source < INPUTS) {
      first.drive(s, source, asserted);
    } else {
      second.ifPresent(pic -> pic.drive(s, source - INPUTS, asserted));
    }
  }

  @Override
  public long read(State s, int cpu, Register register) {
    int port = port(register);
    return pic(port)
        .map(pic -> port >= ELCR ? pic.levels(s) : pic.read(s, (port & 1) != 0))
        .orElse(0);
  }

  @Override
  public void write(State s, int cpu, Register register, long value) {
    int port = port(register);
    Optional<Pic> written = pic(port);
    if (written.isEmpty()) {
      return;
    }
    Pic pic = written.get();
    int word = (int) value & 0xff;
    if (port >= ELCR) {
      pic.levels(s, word & (port == ELCR ? LEVELS : UPPER_LEVELS));
    } else if ((port & 1) != 0) {
      pic.data(s, word);
    } else {
      pic.command(s, word);
    }
  }

  private static int port(Register register) {
    boolean mine = register.space() == Space.PORT && register.width() == 1;
    return mine ? (int) register.offset() : 0;
  }

  private Optional<Pic> pic(int port) {
    return switch (port) {
      case FIRST, FIRST + 1, ELCR -> Optional.of(first);
      case SECOND, SECOND + 1, ELCR + 1 -> second;
      default -> Optional.empty();
    };
  }

  @Override
  public boolean interrupts(State s, int cpu) {
    return cpu == 0 && first.interrupts(s);
  }

  /** Pin 0 is the first's INT, pin 1 the second's. */
  @Override
  public boolean output(State s, int pin) {
    return pin == 0 ? first.interrupts(s) : second.isPresent() && second.get().interrupts(s);
  }

  /**
   * Two INTA pulses: the first freezes what is requested, with the second the one that has it gives
   * the vector ("Interrupt Sequence"). Whoever has nothing any more gives its vector 7 and is not
   * in service.
   */
  @Override
  public OptionalInt acknowledge(State s, int cpu) {
    if (cpu != 0) {
      return OptionalInt.empty();
    }
    int number = first.asks(s);
    if (number == Pic.NONE) {
      s.note(spurious);
      return OptionalInt.of(first.vector(s, Pic.SPURIOUS));
    }
    if (number != CASCADE || second.isEmpty()) {
      first.acknowledge(s, number);
      return OptionalInt.of(first.vector(s, number));
    }
    Pic pic = second.get();
    int further = pic.asks(s);
    first.acknowledge(s, CASCADE);
    if (further == Pic.NONE) {
      s.note(spurious);
      return OptionalInt.of(pic.vector(s, Pic.SPURIOUS));
    }
    pic.acknowledge(s, further);
    return OptionalInt.of(pic.vector(s, further));
  }

  @Override
  public boolean canComplete(Register register) {
    return port(register) == FIRST || port(register) == SECOND;
  }

  @Override
  public OptionalInt completes(State s, int cpu, Register register, long value) {
    Optional<Pic> pic = canComplete(register) ? pic(port(register)) : Optional.empty();
    if (pic.isEmpty()) {
      return OptionalInt.empty();
    }
    int number = pic.get().ended(s, (int) value & 0xff);
    boolean cascade = pic.get() == first && number == CASCADE && second.isPresent();
    if (number == Pic.NONE || cascade || !pic.get().inService(s, number)) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(pic.get() == first ? number : number + INPUTS);
  }

  /**
   * How the two are made.
   *
   * @param link where they go
   * @param latched whether an edge is kept although its line falls
   * @param recorded whether they are QEMU's
   */
  private record Shape(Link link, boolean latched, boolean recorded) {
    Protection registers() {
      return Protection.register(link.instance());
    }

    Pic pic(Layout layout, SortedMap<Integer, Trigger> sources, Modes modes, Optional<Pic> drives) {
      TreeMap<Integer, Request> inputs = new TreeMap<>();
      int first = drives.isPresent() ? INPUTS : 0;
      sources.forEach(
          (n, trigger) -> {
            boolean cascade = first == 0 && n == CASCADE;
            String who = cascade ? "cascade" : "source " + (first + n);
            inputs.put(n, new Request(layout, registers(), n, trigger, latched, who));
          });
      Pic.Output output =
          recorded ? new Driven(layout.flag("int", registers()), drives) : new Wired(drives);
      return new Pic(inputs, modes, new Pic.Habits(drives.isEmpty(), recorded), output);
    }
  }

  /** A pin that follows what is asked for. */
  private record Wired(Optional<Pic> drives) implements Pic.Output {
    @Override
    public void settle(State s, Pic pic) {
      drives.ifPresent(to -> to.drive(s, CASCADE, level(s, pic)));
    }

    @Override
    public boolean level(State s, Pic pic) {
      return pic.asks(s) != Pic.NONE;
    }
  }

  /** A pin that is driven when something happens. */
  private record Driven(Field pin, Optional<Pic> drives) implements Pic.Output {
    @Override
    public void settle(State s, Pic pic) {
      boolean asks = pic.asks(s) != Pic.NONE;
      s.set(pin, asks);
      drives.ifPresent(to -> to.drive(s, CASCADE, asks));
    }

    @Override
    public boolean level(State s, Pic pic) {
      return s.is(pin);
    }
  }
}
