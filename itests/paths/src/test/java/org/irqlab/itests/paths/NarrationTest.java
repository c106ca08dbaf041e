package org.irqlab.itests.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.irqlab.api.lab.PathReader;
import org.irqlab.api.lab.Simulator;
import org.irqlab.api.verdict.Trace;
import org.irqlab.engine.path.PathLinker;
import org.irqlab.engine.run.Costs;
import org.irqlab.engine.run.Simulation;
import org.irqlab.pathfile.PathFiles;
import org.junit.jupiter.api.Test;

/** One healthy interrupt on a shipped path of each front end: what everybody does, in order. */
class NarrationTest {
  private static final Path SHIPPED = Path.of("../../distribution/paths");
  private static final PathReader READER = new PathFiles(new Plugs(), new Plugs());

  @Test
  void shouldTellOfXen() {
    assertTells(
        "xen-release/release-unlink",
        "level: device asserts its line",
        "cpu0: plic_handle_interrupt/while claimed: readl(claim)",
        "cpu0: do_IRQ: inject virtual interrupt 10",
        "vcpu0: plic_handle_irq/while claimed/emulate: readl(claim)",
        "vcpu0: driver services the device",
        "vcpu0: plic_irq_eoi/emulate: writel(10, claim)",
        "vcpu0: guest_irq_end/plic_guest_irq_end: writel(10, claim of cpu0)");
  }

  @Test
  void shouldTellOfAMonitorInUserSpace() {
    assertTells(
        "intx-power/xive-unlazy",
        "pci-intx: device asserts INTx",
        "cpu0: xive_get_irq: in_be16(TM_SPC_ACK_HV_REG)",
        "cpu0: mask_irq/xive_irq_mask: xive_esb_read(SET_PQ_01)",
        "cpu0: vfio_send_intx_eventfd/eventfd_signal: eventfd_signal",
        "vmm: vfio_intx_interrupt/kvm_set_irq: pci_irq_assert 10",
        "vcpu0: xive_get_irq/emulate: in_be16(TM_SPC_ACK_HV_REG)",
        "vcpu0: driver services the device",
        "vcpu0: kvm_set_irq: pci_irq_deassert 10",
        "vcpu0: unmask_irq/xive_irq_unmask: xive_esb_read(SET_PQ_00)",
        "vcpu0: xive_irq_eoi/emulate: xive_esb_read(LOAD_EOI)");
  }

  @Test
  void shouldTellOfAnIrqfd() {
    assertTells(
        "oneshot-platform/gicv2-automasked-unlazy",
        "level: device asserts its line",
        "cpu0: acknowledge: readl(GIC_CPU_INTACK)",
        "cpu0: gic_eoimode1_mask_irq: writel(50, GIC_DIST_ENABLE_CLEAR)",
        "cpu0: vfio_automasked_irq_handler/eventfd_signal: eventfd_signal",
        "cpu0: kvm_set_irq(50, 1)",
        "vcpu0: acknowledge/kvm_io_bus: readl(GIC_CPU_INTACK)",
        "vcpu0: driver services the device",
        "vcpu0: irqfd_resampler_ack/kvm_set_irq: kvm_set_irq(50, 0)",
        "vcpu0: eventfd_signal(resamplefd)",
        "vcpu0: writel(50, GIC_DIST_ENABLE_SET)");
  }

  @Test
  void shouldTellOfAListRegister() {
    assertTells(
        "arm-forwarding/unforwarded",
        "level: device asserts its line",
        "cpu0: acknowledge: readl(GIC_CPU_INTACK)",
        "cpu0: eventfd_signal/kvm_vgic_inject_irq: kvm_vgic_inject_irq(50, 1)",
        "cpu0: kvm_vcpu_kick",
        "kvm vcpu0: exit",
        "kvm vcpu0: vgic_v2_fold_lr_state: readl(GICH_LR0)",
        "kvm vcpu0: vgic_v2_populate_lr: writel(GICH_LR0)",
        "kvm vcpu0: vcpu->mode = IN_GUEST_MODE",
        "vcpu0: acknowledge: readl(GIC_CPU_INTACK)",
        "vcpu0: driver services the device",
        "vcpu0: gic_eoi_irq: writel(50, GIC_CPU_EOI)",
        "kvm vcpu0: exit",
        "kvm vcpu0: irqfd_resampler_ack/kvm_vgic_inject_irq: kvm_vgic_inject_irq(50, 0)",
        "kvm vcpu0: eventfd_signal(resamplefd)",
        "kvm vcpu0: gic_unmask_irq: writel(50, GIC_DIST_ENABLE_SET)");
  }

  @Test
  void shouldTellOfALineThatIsForwarded() {
    Trace told =
        assertTells(
            "arm-forwarding/forwarded",
            "level: device asserts its line",
            "cpu0: vfio_automasked_irq_handler/eventfd_signal: eventfd_signal",
            "cpu0: gic_eoimode1_eoi_irq: forwarded: left active for the guest",
            "kvm vcpu0: vgic_v2_populate_lr: writel(GICH_LR0)",
            "vcpu0: driver services the device",
            "vcpu0: gic_eoi_irq: writel(50, GIC_CPU_EOI)");

    Trace.Step last = of(told, "vcpu0: gic_eoi_irq: writel(50, GIC_CPU_EOI)");
    assertEquals(List.of("GICH_LR[0]: empty", "interrupt 50: deactivated"), last.notes());
  }

  private static Trace assertTells(String path, String... steps) {
    Trace told = narrate(path);
    Deque<String> expected = new ArrayDeque<>(List.of(steps));
    for (Trace.Step step : told.story()) {
      if (!expected.isEmpty() && is(step, expected.peek())) {
        expected.remove();
      }
    }
    assertTrue(expected.isEmpty(), () -> expected.peek() + " is not told of, or out of order");
    return told;
  }

  private static Trace.Step of(Trace told, String step) {
    return told.story().stream().filter(one -> is(one, step)).findFirst().orElseThrow();
  }

  /** Whether a step is what is written as {@code context: end of its name}. */
  private static boolean is(Trace.Step step, String text) {
    String[] parts = text.split(": ", 2);
    return step.context().equals(parts[0]) && step.step().endsWith(parts[1]);
  }

  private static Trace narrate(String path) {
    org.irqlab.api.path.Path read = READER.read(SHIPPED.resolve(path + ".path.yaml"), Map.of());
    Simulator.Report report =
        Simulation.of(
            path, PathLinker.link(read, Shelf.parts()).machine(), new Costs(), 1, 1, 10_000);
    assertEquals("every assertion was served", report.ending());
    return report.trace();
  }
}
