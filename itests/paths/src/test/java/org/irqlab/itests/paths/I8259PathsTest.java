package org.irqlab.itests.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.irqlab.api.lab.Checker;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.machine.Executor;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Speed;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.path.PathLinker;
import org.irqlab.engine.state.PackedState;
import org.irqlab.engine.state.Slot;
import org.irqlab.engine.verdict.Findings;
import org.irqlab.engine.verdict.Verification;
import org.irqlab.pathfile.PathFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines of a pair of 8259A, which are in the level flow. */
class I8259PathsTest {
  private static final Path PATHS = Path.of("../../distribution/paths");
  private static final String HOST = "x86/i8259-level";
  private static final String BARE_MASK = "oneshot-platform/i8259-chip-mask-uncounted";
  private static final String SPURIOUS = "spurious 8259A interrupt: irq_err_count++";
  private static final int LONG = 1_000;

  /** A disable on the other CPU masks what was requested before this CPU acknowledges it. */
  @ParameterizedTest
  @CsvSource({
    "5,  false, common_interrupt/handle_level_irq",
    "12, false, common_interrupt/handle_level_irq",
    "12, true,  common_interrupt/handle_level_irq",
    "7,  false, generic_handle_domain_irq/handle_level_irq"
  })
  void shouldSurviveASpuriousInterrupt(int source, boolean latched, String flow) {
    Machine machine =
        link(
            HOST,
            Map.of(
                "device.source",
                "" + source,
                "controller",
                "{name: i8259, edge-latched: " + latched + "}",
                "actors",
                "[irq-toggle]",
                "scope.cpus",
                "2"));
    Findings found = verify(machine);

    assertEquals(Verdict.OK, found.verdict(), found.detail());
    List<String> never = found.unreached().stream().filter(n -> n.endsWith(SPURIOUS)).toList();
    assertFalse(
        never.stream().anyMatch(n -> n.startsWith("cpu0") && n.contains(flow)), never::toString);
  }

  /** What unmasks before the flow's end leaves nothing for the flow to undo. */
  @Test
  void shouldNotUndoABareMaskThatTheUserHasUndoneFirst() {
    Machine machine = link(BARE_MASK, Map.of("scope.cpus", "2", "frontend.inject", "atomic"));
    PackedState s = new PackedState().at(machine.initial().clone(), 0);
    take(machine, s, "device asserts its line");
    run(machine, s, "cpu0", "note_interrupt");
    assertTrue(s.is(slot(machine, "irq10/IRQD_IRQ_INPROGRESS")));

    run(machine, s, "vcpu0", "");
    assertFalse(s.is(slot(machine, "irq10/IRQD_IRQ_MASKED")));
    List<String> rest = run(machine, s, "cpu0", "");

    assertFalse(rest.stream().anyMatch(step -> step.contains("enable_8259A_irq")), rest::toString);
    assertFalse(s.is(slot(machine, "irq10/IRQD_IRQ_INPROGRESS")));
    assertFalse(s.is(slot(machine, "level/owed[level]")));
  }

  @Test
  void shouldKeepToTheRulesOfTheStepLanguage() {
    for (String path : List.of(HOST, BARE_MASK, "disintx/i8259-intx-lazy")) {
      assertEquals(List.of(), link(path, Map.of("scope.cpus", "2")).warnings());
    }
  }

  private static Machine link(String path, Map<String, String> settings) {
    PathFiles reader = new PathFiles(new Plugs(), new Plugs());
    return PathLinker.link(reader.read(PATHS.resolve(path + ".path.yaml"), settings), Shelf.parts())
        .machine();
  }

  private static Findings verify(Machine machine) {
    return Verification.of(machine, Checker.Request.PLAIN);
  }

  private static void take(Machine machine, PackedState s, String name) {
    machine.transitions().stream()
        .filter(t -> t.step().environment() && t.step().name().equals(name))
        .findFirst()
        .orElseThrow()
        .fire(s);
  }

  /** Lets a context run until it rests or has taken a step; gives what it did. */
  private static List<String> run(Machine machine, PackedState s, String context, String last) {
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < LONG; i++) {
      Optional<Transition> next =
          machine.contexts().stream()
              .filter(c -> c.name().equals(context))
              .flatMap(c -> movable(s, c))
              .findFirst();
      if (next.isEmpty()) {
        return taken;
      }
      next.get().fire(s);
      taken.add(next.get().name());
      if (next.get().step().name().equals(last)) {
        return taken;
      }
    }
    throw new IllegalStateException("no end: " + taken);
  }

  private static Stream<Transition> movable(PackedState s, Executor context) {
    Executor.Point point = context.points().get(s.get(context.pc()));
    return Machine.free(s, context, point)
        ? point.transitions().stream()
            .filter(t -> t.speed() != Speed.ENVIRONMENT && t.step().guard().holds(s))
        : Stream.empty();
  }

  private static Slot slot(Machine machine, String name) {
    return machine.layout().slots().stream()
        .filter(slot -> slot.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no field " + name));
  }
}
