package org.irqlab.itests.recordings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.irqlab.api.path.GuestStage;
import org.irqlab.api.path.Stage;

/**
 * The virtual machine that the steps of a recording set up: with APICs or 8259s of its own in the
 * kernel, and an irqfd with or without a resampler, or none.
 *
 * @param frontEnd how the interrupt gets into it
 * @param guest what runs in it
 */
record VirtualMachine(Stage frontEnd, GuestStage guest) {
  private static final String APICS = "vm-ioapic";
  private static final String PICS = "vm-pic";
  private static final Stage.Place PLACE = new Stage.Place("recording", 1, 1);

  /** The one that some steps set up, if they do. */
  static Optional<VirtualMachine> of(List<String> steps) {
    return has(steps, APICS) || has(steps, PICS)
        ? Optional.of(new VirtualMachine(frontEnd(steps), guest(steps)))
        : Optional.empty();
  }

  /** The line of a guest that has 8259s; the host's, which is the same here, is another there. */
  static Optional<Integer> line(List<String> steps) {
    return steps.stream()
        .filter(step -> step.startsWith(PICS))
        .map(step -> Integer.valueOf(step.split(" ")[1]))
        .findFirst();
  }

  private static Stage frontEnd(List<String> steps) {
    if (has(steps, "slow-path")) {
      return stage("vmm-userspace", Map.of());
    }
    if (has(steps, PICS)) {
      return stage("kvm-irqfd", Map.of("notify", "after-eoi"));
    }
    return has(steps, "irqfd-edge")
        ? stage("kvm-irqfd", Map.of("resample", "false", "pin", "level"))
        : stage("kvm-irqfd", Map.of());
  }

  private static GuestStage guest(List<String> steps) {
    String eoiFirst = Boolean.toString(has(steps, "guest-eoi-first"));
    boolean pics = has(steps, PICS);
    return new GuestStage(
        "",
        pics
            ? List.of(stage("i8259", Map.of()))
            : List.of(stage("ioapic", Map.of()), stage("lapic", Map.of())),
        pics ? Optional.empty() : Optional.of(stage("io-apic", Map.of("explicit-eoi", "false"))),
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
