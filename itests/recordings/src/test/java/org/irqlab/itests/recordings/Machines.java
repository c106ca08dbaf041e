package org.irqlab.itests.recordings;

import static org.irqlab.itests.recordings.RecordedMachine.stage;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.irqlab.api.path.Stage;

/** The machines that were recorded, and which of their kernels' functions are compared. */
final class Machines {
  private static final Set<String> MAPPED =
      Set.of(
          "handle_fasteoi_irq",
          "handle_irq_event",
          "vfio_intx_handler",
          "vfio_msihandler",
          "disable_irq_nosync",
          "irq_disable",
          "eventfd_signal_mask",
          "irqfd_wakeup",
          "irqfd_inject",
          "kvm_set_irq",
          "irqfd_resampler_ack",
          "virqfd_wakeup",
          "virqfd_inject",
          "enable_irq",
          "irq_startup",
          "irq_enable",
          "check_irq_resend",
          "irq_shutdown",
          "free_irq",
          "__synchronize_hardirq",
          "startup_ioapic_irq",
          "xive_irq_startup",
          "xive_irq_shutdown",
          "gic_irq_get_irqchip_state",
          "pci_intx",
          "__vfio_pci_intx_mask",
          "vfio_pci_intx_unmask_handler",
          "pci_check_and_mask_intx",
          "pci_check_and_unmask_intx",
          "xive_irq_mask",
          "xive_irq_unmask",
          "xive_irq_eoi",
          "ics_opal_mask_irq",
          "ics_opal_unmask_irq",
          "icp_native_eoi",
          "handle_edge_irq",
          "apic_ack_edge",
          "pci_msi_mask_irq",
          "pci_msi_unmask_irq",
          "handle_level_irq",
          "mask_and_ack_8259A",
          "disable_8259A_irq",
          "enable_8259A_irq",
          "mask_ioapic_irq",
          "unmask_ioapic_irq",
          "ioapic_ack_level",
          "gic_mask_irq",
          "gic_unmask_irq",
          "gic_eoi_irq",
          "gic_eoimode1_mask_irq",
          "gic_eoimode1_eoi_irq");

  /** How the modes load vfio-pci; "old" is "minus" before the kernel set IRQ_DISABLE_UNLAZY. */
  private static final Map<String, Map<String, String>> BACKEND =
      Map.of(
          "plus", Map.of(),
          "minus", Map.of("nointxmask", "true", "disable", "unlazy"),
          "lazy", Map.of("nointxmask", "true", "disable", "lazy"),
          "old", Map.of("nointxmask", "true", "disable", "lazy"));

  private static final Map<String, String> NAMES = Map.of("eventfd_signal", "eventfd_signal_mask");

  static Stream<RecordedMachine> all() {
    // The emulated source is silent where silicon notifies (QEMU 7.2, hw/intc/xive.c).
    List<Stage> xive =
        List.of(stage("xive", Map.of("set-pq-00", "silent", "eoi-of-queued-level", "silent")));
    List<Stage> xics = List.of(stage("xics", Map.of()));
    List<Stage> pics = List.of(stage("i8259", Map.of()));
    List<Stage> gic = List.of(stage("gicv2", Map.of()));
    List<Stage> apics = List.of(stage("ioapic", Map.of()), stage("lapic", Map.of()));
    return Stream.of(
            machine("linux-6.1/x86-ioapic", 20, apics, Map.of(), "plus", "old"),
            machine("linux-6.12/x86-ioapic", 20, apics, Map.of(), "plus", "minus", "lazy"),
            machine("linux-6.1/x86-ioapic-kvm", 20, apics, Map.of(), "plus", "old"),
            machine("linux-6.12/x86-ioapic-kvm", 20, apics, Map.of(), "plus", "minus", "lazy"),
            machine(
                "linux-6.12/ppc64el-powernv9-xive", 44, xive, Map.of(), "plus", "minus", "lazy"),
            machine(
                "linux-6.12/ppc64el-powernv8-xics", 30, xics, Map.of(), "plus", "minus", "lazy"),
            machine("linux-6.1/x86-i8259", 10, pics, Map.of(), "plus", "old"),
            machine("linux-6.1/arm64-gicv2", 36, gic, Map.of("eoimode", "0"), "plus", "old"),
            machine(
                "linux-6.1/arm64-gicv2-eoimode1", 36, gic, Map.of("eoimode", "1"), "plus", "old"))
        .flatMap(Function.identity());
  }

  private static Stream<RecordedMachine> machine(
      String folder,
      int source,
      List<Stage> controllers,
      Map<String, String> chip,
      String... modes) {
    return Arrays.stream(modes)
        .map(
            mode ->
                new RecordedMachine(
                    folder,
                    mode.equals("old") ? "minus" : mode,
                    source,
                    controllers,
                    chip,
                    BACKEND.get(mode)));
  }

  private Machines() {}

  /** The kernel's name of one of our routines. */
  static String name(String routine) {
    return NAMES.getOrDefault(routine, routine);
  }

  /** Whether calls of a function are compared. */
  static boolean mapped(String function) {
    return MAPPED.contains(function);
  }

  /** The recordings of a machine. */
  static Stream<Path> traces(RecordedMachine machine) {
    try {
      Path folder =
          Path.of(Machines.class.getResource("/" + machine.folder()).toURI())
              .resolve(machine.mode());
      try (Stream<Path> files = Files.list(folder)) {
        return files.filter(f -> f.toString().endsWith(".trace")).sorted().toList().stream();
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
