package org.irqlab.itests.recordings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A trace of a real kernel: the steps that were played, and between them the calls that were seen,
 * each with the descriptor's state on entry where a probe has printed it. Probes of other
 * interrupts are left out, with their calls, and so are the calls of flows of a CPU's own
 * interrupts.
 *
 * @param steps the steps, as the first line of the trace has them, until a card that shares the
 *     line leaves it, or MSI is switched off
 * @param events what was seen from the moment the interrupt is set up for the first time; those of
 *     a line that another card shares until that card leaves it
 */
record Recording(List<String> steps, List<Event> events) {
  private static final Pattern CALL =
      Pattern.compile("^\\S+ \\[\\d+] \\S+ [\\d.]+: (\\w+) <-(\\w+)");
  private static final Pattern PROBE =
      Pattern.compile(
          ": (\\w+): \\(\\w+\\+\\S+\\) irq=(\\d+) state=0x(\\w+)(?: depth=(\\d+) istate=0x(\\w+))?");
  private static final Pattern STARTED = Pattern.compile(": irq_startup: \\(\\S+\\) irq=(\\d+)");
  private static final Map<String, String> ACTS =
      Map.of(
          "dev A: raise", "raise",
          "guest A: service", "service",
          "vmm A: unmask ioctl", "unmask",
          "vmm A: disable INTx", "off");
  private static final String MARK = "tracing_mark_write: ";
  private static final String DONE = " returned ";
  private static final String OF_A_CPU = "handle_percpu_";
  private static final Pattern SET_UP = Pattern.compile("set (INTx|MSI) trigger eventfd returned");
  private static final Set<String> ENDS = Set.of("B.off", "off 1");
  private static final Pattern OTHERS =
      Pattern.compile("vmm B: (set INTx trigger eventfd|disable INTx)|vmm A: disable MSI");
  private static final int DISABLED = 0x10000;
  private static final int MASKED = 0x20000;
  private static final int IN_PROGRESS = 0x40000;
  private static final int PENDING = 0x200;

  static Recording read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> steps =
        Arrays.stream(lines.get(0).replace("# steps: ", "").split(";"))
            .map(String::trim)
            .takeWhile(step -> !ENDS.contains(step))
            .toList();
    List<Event> events = new ArrayList<>();
    boolean alive = false;
    String irq =
        lines.stream()
            .map(STARTED::matcher)
            .filter(Matcher::find)
            .findFirst()
            .orElseThrow()
            .group(1);
    for (String line : lines) {
      if (SET_UP.matcher(line).find()) {
        alive = true;
      } else if (OTHERS.matcher(line).find()) {
        alive = false;
      } else if (alive) {
        add(line, irq, events);
      }
    }
    return new Recording(steps, List.copyOf(events));
  }

  /** Whether the program did several things at once. */
  boolean races() {
    return steps.stream().anyMatch(step -> step.startsWith("bg-raise"));
  }

  /** Whether the card sent messages. */
  boolean messages() {
    return steps.contains("msi");
  }

  /** The calls alone. */
  List<Call> calls() {
    return events.stream().filter(Call.class::isInstance).map(Call.class::cast).toList();
  }

  private static void add(String line, String irq, List<Event> events) {
    if (line.contains(MARK)) {
      ACTS.entrySet().stream()
          .filter(act -> line.contains(MARK + act.getKey()) && !line.contains(DONE))
          .forEach(act -> events.add(new Told(act.getValue())));
      return;
    }
    Matcher probe = PROBE.matcher(line);
    if (probe.find()) {
      int last = events.size() - 1;
      if (last >= 0 && events.get(last) instanceof Call c && c.function().equals(probe.group(1))) {
        events.remove(last);
        if (probe.group(2).equals(irq)) {
          events.add(new Call(probe.group(1), Optional.of(bits(probe))));
        }
      }
      return;
    }
    Matcher call = CALL.matcher(line);
    if (call.find() && !call.group(2).startsWith(OF_A_CPU)) {
      events.add(new Call(call.group(1), Optional.empty()));
    }
  }

  private static Bits bits(Matcher probe) {
    int state = Integer.parseUnsignedInt(probe.group(3), 16);
    boolean whole = probe.group(4) != null;
    return new Bits(
        (state & DISABLED) != 0,
        (state & MASKED) != 0,
        (state & IN_PROGRESS) != 0,
        whole
            ? Optional.of((Integer.parseUnsignedInt(probe.group(5), 16) & PENDING) != 0)
            : Optional.empty(),
        whole ? Optional.of(Integer.parseInt(probe.group(4))) : Optional.empty());
  }

  /** What was seen. */
  sealed interface Event permits Call, Told {}

  /**
   * An act of the program, told just before it: it ends before the same act is told again.
   *
   * @param step the step
   */
  record Told(String step) implements Event {}

  /**
   * A call.
   *
   * @param function the function
   * @param bits the descriptor on entry, if known
   */
  record Call(String function, Optional<Bits> bits) implements Event {
    /** Whether another finds the same, as far as both know. */
    boolean agrees(Call other) {
      return function.equals(other.function)
          && (bits.isEmpty() || other.bits.isEmpty() || bits.get().agrees(other.bits.get()));
    }
  }

  /**
   * What a probe prints of a descriptor.
   *
   * @param disabled IRQD_IRQ_DISABLED
   * @param masked IRQD_IRQ_MASKED
   * @param inProgress IRQD_IRQ_INPROGRESS
   * @param pending IRQS_PENDING, if the probe prints it
   * @param depth the disable depth, if the probe prints it
   */
  record Bits(
      boolean disabled,
      boolean masked,
      boolean inProgress,
      Optional<Boolean> pending,
      Optional<Integer> depth) {

    /** Whether everything that both know is the same. */
    boolean agrees(Bits other) {
      return disabled == other.disabled
          && masked == other.masked
          && inProgress == other.inProgress
          && same(pending, other.pending)
          && same(depth, other.depth);
    }

    private static <T> boolean same(Optional<T> one, Optional<T> other) {
      return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    @Override
    public String toString() {
      return (disabled ? "D" : "-")
          + (masked ? "M" : "-")
          + (inProgress ? "I" : "-")
          + pending.map(p -> p ? "P" : "-").orElse("?")
          + depth.map(d -> " depth " + d).orElse("");
    }
  }
}
