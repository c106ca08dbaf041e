package org.irqlab.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.irqlab.api.lab.Conformance.Divergence;
import org.irqlab.api.part.Register;
import org.irqlab.api.state.State;
import org.irqlab.conformance.Rack.Place;

/** One pass through the operations of a vector file. */
final class Replay {
  private static final int MOST_LINES = 4096;
  private static final int MOST_CPUS = 1024;
  private static final String NO_VECTOR = "no vector";

  /** A model that has gone another way goes on doing so: the first few departures tell it all. */
  private static final int ENOUGH = 10;

  private final Rack rack;
  private final State state;
  private final Pins pins;
  private final Messages messages;
  private final List<Divergence> divergences = new ArrayList<>();
  private int operations;

  Replay(Rack rack, State state) {
    this.rack = rack;
    this.state = state;
    this.pins = new Pins(rack, state);
    this.messages = new Messages(rack);
  }

  int operations() {
    return operations;
  }

  List<Divergence> divergences() {
    return divergences;
  }

  void run(Vectors vectors) {
    for (String pin : vectors.recording().pins()) {
      if (!pins.watch(pin)) {
        divergences.add(new Divergence(1, "pin " + pin, "a pin", "none of that name"));
      }
    }
    Optional<Operation> last = Optional.empty();
    for (Operation next : vectors.operations()) {
      if (divergences.size() >= ENOUGH || Thread.currentThread().isInterrupted()) {
        return;
      }
      if (!observation(next)) {
        last.ifPresent(this::compare);
        perform(next);
        last = Optional.of(next);
      }
    }
    last.ifPresent(this::compare);
  }

  /** Takes in what was recorded behind an operation; false if this is an operation. */
  private boolean observation(Operation next) {
    switch (next.op()) {
      case "out" -> pins.record(next);
      case "msi" -> messages.record(next);
      case "note" -> next.optional("text");
      default -> {
        return false;
      }
    }
    return true;
  }

  private void compare(Operation after) {
    messages.compare(after).forEach(divergences::add);
    for (String pin : pins.differing()) {
      diverge(
          after, describe(after), pin + "=" + pins.recorded(pin), pin + "=" + pins.observed(pin));
    }
  }

  private void perform(Operation operation) {
    operations++;
    Optional<Access> access = Access.of(operation.op());
    if (access.isPresent()) {
      access(operation, access.get());
      return;
    }
    switch (operation.op()) {
      case "irq_in" -> drive(operation);
      case "intack" -> acknowledge(operation);
      case "el" ->
          diverge(operation, describe(operation), "a CPU that does this", "models have no CPU");
      default -> throw operation.refuse("unknown operation '" + operation.op() + "'");
    }
  }

  private void drive(Operation operation) {
    int line = operation.number("line", MOST_LINES);
    boolean asserted = operation.number("level", 1) == 1;
    Optional<Place<Integer>> source = rack.input(operation.optional("dev"), line);
    if (source.isPresent()) {
      source.get().model().input(state, source.get().what(), asserted);
    } else {
      diverge(operation, describe(operation), "an input", "no such input");
    }
  }

  /** A CPU opens interrupts for one step. */
  private void acknowledge(Operation operation) {
    OptionalInt taken = rack.taken(state, operation.number("cpu", MOST_CPUS));
    String observed = taken.isPresent() ? hex(taken.getAsInt()) : NO_VECTOR;
    String expected = operation.absent("vector") ? NO_VECTOR : hex(operation.hex("vector"));
    if (!expected.equals(observed)) {
      diverge(operation, describe(operation), expected, observed);
    }
  }

  private void access(Operation operation, Access access) {
    int cpu = access.cpu().isEmpty() ? 0 : operation.number(access.cpu(), MOST_CPUS);
    Optional<Place<Register>> register = rack.register(access, operation);
    boolean traps = operation.on("illegal") || operation.on("undef");
    if (register.isEmpty() || traps) {
      if (register.isPresent() != !traps) {
        String expected = traps ? "a trap" : "a register";
        String observed = traps ? "a register" : "no such register";
        diverge(operation, describe(operation), expected, observed);
      }
      return;
    }
    switch (access.kind()) {
      case READ -> read(operation, access, cpu, register.get(), "value");
      case WRITE -> write(operation, access, cpu, register.get());
      case SWAP -> {
        read(operation, access, cpu, register.get(), "old");
        write(operation, access, cpu, register.get());
      }
    }
  }

  private void read(
      Operation operation, Access access, int cpu, Place<Register> register, String key) {
    long expected = access.value(operation, key);
    long observed = register.model().read(state, cpu, register.what());
    if (expected != observed) {
      diverge(operation, describe(operation), hex(expected), hex(observed));
    }
  }

  private void write(Operation operation, Access access, int cpu, Place<Register> register) {
    register.model().write(state, cpu, register.what(), access.value(operation, "value"));
  }

  private void diverge(Operation operation, String what, String expected, String observed) {
    divergences.add(new Divergence(operation.line(), what, expected, observed));
  }

  private static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }

  /** The operation as people would write it. */
  private static String describe(Operation operation) {
    StringBuilder text = new StringBuilder(operation.op());
    for (String key : List.of("dev", "line", "level", "cpu", "hart", "addr", "csr", "reg")) {
      if (operation.fields().containsKey(key)) {
        String value = operation.fields().get(key).toString().replace("\"", "");
        text.append(' ').append(key.equals("addr") ? value : key + "=" + value);
      }
    }
    if (operation.op().contains("write") || operation.op().equals("outb")) {
      text.append(" <- ").append(operation.optional("value"));
    }
    return text.toString();
  }
}
