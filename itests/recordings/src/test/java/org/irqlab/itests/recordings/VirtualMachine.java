package org.irqlab.itests.recordings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.irqlab.api.path.GuestStage;
import org.irqlab.api.path.Stage;

/**
 * The virtual machine that the steps of a recording set up: with APICs of its own in the kernel,
 * and an irqfd with or without a resampler, or none.
 *
 * @param frontEnd how the interrupt gets into it
 * @param guest what runs in it
 */
record VirtualMachine(Stage frontEnd, GuestStage guest) {
  private static final Stage.Place PLACE = new Stage.Place("recording", 1, 1);

  /** The one that some steps set up, if they do. */
  static Optional<VirtualMachine> of(List<String> steps) {
    return steps.stream().anyMatch(step -> step.startsWith("vm-ioapic"))
        ? Optional.of(new VirtualMachine(frontEnd(steps), guest(steps)))
        : Optional.empty();
  }

  private static Stage frontEnd(List<String> steps) {
    if (has(steps, "slow-path")) {
      return stage("vmm-userspace", Map.of());
    }
    return has(steps, "irqfd-edge")
        ? stage("kvm-irqfd", Map.of("resample", "false", "pin", "level"))
        : stage("kvm-irqfd", Map.of());
  }

  private static GuestStage guest(List<String> steps) {
    String eoiFirst = Boolean.toString(has(steps, "guest-eoi-first"));
    return new GuestStage(
        "",
        List.of(stage("ioapic", Map.of()), stage("lapic", Map.of())),
        Optional.of(stage("io-apic", Map.of("explicit-eoi", "false"))),
        Optional.of(stage(GuestFlow.NAME, Map.of(GuestFlow.EOI_FIRST.name(), eoiFirst))),
        stage(GuestHandler.NAME, Map.of()),
        PLACE);
  }

  private static boolean has(List<String> steps, String word) {
    return steps.stream().anyMatch(step -> step.split(" ")[0].equals(word));
  }

  private static Stage stage(String name, Map<String, String> options) {
    return RecordedMachine.stage(name, options);
  }
}
