package org.irqlab.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.irqlab.api.path.DeviceStage;
import org.irqlab.api.path.GuestStage;
import org.irqlab.api.path.Path;
import org.irqlab.api.path.PathLine;
import org.irqlab.api.path.Stage;
import org.irqlab.api.verdict.Scope;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.path.PathLinker;
import org.irqlab.engine.search.Generator;
import org.irqlab.engine.search.Inspector;
import org.irqlab.engine.search.Limits;
import org.irqlab.engine.search.Search;
import org.irqlab.engine.search.Space;
import org.irqlab.engine.search.StepGenerator;
import org.irqlab.engine.table.TableGenerator;
import org.irqlab.engine.table.Tables;

/** Level lines behind a PLIC, routed by Xen to a guest, more and more of them. */
final class Scaled {
  private static final int FIRST_SOURCE = 10;
  private static final Stage.Place PLACE = new Stage.Place("benchmark", 1, 1);

  private Scaled() {}

  /** Compares the generator that calls the steps with the one that looks them up. */
  static void print(int rounds) {
    Comparison.say(
        "| Xen on RISC-V, lines x CPUs | states | bits | steps | CPU s calling steps | CPU s with"
            + " tables, made anew | ratio |");
    Comparison.say("|---|--:|--:|--:|--:|--:|--:|");
    for (int[] scope : new int[][] {{2, 2}, {3, 2}, {4, 1}, {4, 2}, {5, 1}}) {
      compare(scope[0], scope[1], rounds);
    }
  }

  private static void compare(int lines, int cpus, int rounds) {
    Machine machine = PathLinker.link(path(lines, cpus), RiscvParts.plugged()).machine();
    List<Sample> calling = new ArrayList<>();
    List<Sample> looking = new ArrayList<>();
    long states = 0;
    for (int round = 0; round <= rounds; round++) {
      states = search(machine, () -> new StepGenerator(machine, true), calling);
      long same = search(machine, () -> new TableGenerator(new Tables(machine), true), looking);
      if (same != states) {
        throw new IllegalStateException(same + " states with tables, " + states + " without");
      }
    }
    double called = Sample.median(calling.subList(1, calling.size()), Sample::cpu);
    double looked = Sample.median(looking.subList(1, looking.size()), Sample::cpu);
    Comparison.say(
        String.format(
            "| %d x %d | %,d | %d | %d | %.3f | %.3f | %.1f |",
            lines,
            cpus,
            states,
            machine.layout().slots().stream().mapToInt(s -> s.bits()).sum(),
            machine.transitions().size(),
            called,
            looked,
            called / looked));
  }

  private static long search(Machine machine, Supplier<Generator> generators, List<Sample> into) {
    long wall = System.nanoTime();
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Space space =
        new Search(
                machine.layout().words(),
                generators,
                () -> Inspector.NONE,
                1,
                Limits.none(),
                progress -> {})
            .from(machine.initial());
    double used = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9;
    into.add(new Sample(used, (System.nanoTime() - wall) / 1e9, space.bytes()));
    return space.states();
  }

  private static Path path(int lines, int cpus) {
    List<PathLine> all = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      all.add(line(FIRST_SOURCE + i));
    }
    Scope scope = new Scope(cpus, 1, Scope.Timing.ANY, OptionalInt.empty(), 1, 1, 3);
    return new Path("scaled", "scaled", all, List.of(), List.of(), scope, List.of());
  }

  private static PathLine line(int source) {
    GuestStage guest =
        new GuestStage(
            "",
            List.of(stage("plic", Map.of())),
            Optional.empty(),
            Optional.empty(),
            stage("service-then-eoi", Map.of()),
            PLACE);
    return new PathLine(
        new DeviceStage(
            Optional.of(stage("level", Map.of())), OptionalInt.of(source), Optional.empty(), PLACE),
        List.of(stage("plic", Map.of())),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(stage("xen", Map.of("completion", "guest"))),
        Optional.of(guest));
  }

  private static Stage stage(String name, Map<String, String> options) {
    return new Stage(name, "", options, PLACE);
  }
}
