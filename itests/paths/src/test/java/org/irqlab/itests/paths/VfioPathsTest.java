package org.irqlab.itests.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.verdict.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Level lines that VFIO and KVM's irqfd with its resampler forward, behind a GICv2. */
class VfioPathsTest {
  @ParameterizedTest
  @CsvSource({
    "automasked, lazy, REDUNDANT",
    "automasked, unlazy, OK",
    "oneshot-returns, lazy, STORM",
    "oneshot-waits, lazy, OK",
    "chip-mask, lazy, OK",
    "edge, lazy, STORM"
  })
  void shouldJudgeTheWaysToHandleAPlatformDevice(String handler, String disable, Verdict verdict) {
    for (int cpus : List.of(1, 2)) {
      Findings found =
          gic()
              .cpus(cpus)
              .with("backend", "vfio-platform", "handler", handler, "disable", disable)
              .verify();

      assertEquals(verdict, found.verdict(), cpus + " CPUs: " + found.detail());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldCountOneWastedInterruptOfALazilyDisabledLine(int cpus) {
    Findings found = gic().cpus(cpus).verify();

    assertTrue(found.detail().startsWith("REDUNDANT(1, " + (cpus - 1) + ")"), found.detail());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldKeepTheThreadWaitingForAGuestThatHangs(int cpus) {
    Findings found =
        gic()
            .cpus(cpus)
            .with("driver", "hung")
            .with("backend", "vfio-platform", "handler", "oneshot-waits")
            .verify();

    assertEquals(Verdict.STALL, found.verdict(), found.detail());
    assertTrue(found.detail().contains("wait_event(unmasked)"), found.detail());
  }

  @ParameterizedTest
  @CsvSource({"by-device, REDUNDANT", "assumes, DUPLICATE"})
  void shouldOpenTheLineEarlyForAGuestThatServesInItsThread(String cause, Verdict verdict) {
    Findings found = gic().with("driver", "threaded-oneshot", "cause", cause).verify();

    assertEquals(verdict, found.verdict(), found.detail());
  }

  @Test
  void shouldStormInAGuestThatServesInAThreadWithoutOneshot() {
    assertEquals(Verdict.STORM, gic().with("driver", "eoi-then-service").verify().verdict());
  }

  @ParameterizedTest
  @CsvSource({"false, lazy, REDUNDANT", "false, unlazy, OK", "true, lazy, OK"})
  void shouldMaskIntxAtTheDeviceOrAtTheController(String disintx, String disable, Verdict verdict) {
    for (int cpus : List.of(1, 2)) {
      Findings found =
          gic()
              .cpus(cpus)
              .with("device", "pci-intx", "disintx", disintx)
              .with("backend", "vfio-pci-intx", "disable", disable)
              .verify();

      assertEquals(verdict, found.verdict(), cpus + " CPUs: " + found.detail());
    }
  }

  @ParameterizedTest
  @CsvSource({"1, OK", "2, STALL"})
  void shouldDisableTwiceWhenMaskedWhileTheHandlerRunsElsewhere(int cpus, Verdict verdict) {
    Findings found =
        gic()
            .cpus(cpus)
            .with("device", "pci-intx", "disintx", "false")
            .with("backend", "vfio-pci-intx")
            .actor("vfio-mask", "times", "1")
            .verify();

    assertEquals(verdict, found.verdict(), found.detail());
  }

  @ParameterizedTest
  @CsvSource({"false, SPURIOUS_DISABLE", "true, OK"})
  void shouldSwitchOffALineWhoseFunctionNeverOwnsUp(String nointxmask, Verdict verdict) {
    Findings found =
        gic()
            .with("device", "pci-intx", "status-bit", "false")
            .with("backend", "vfio-pci-intx", "nointxmask", nointxmask)
            .verify();

    assertEquals(verdict, found.verdict(), found.detail());
  }

  @Test
  void shouldKeepToTheRulesOfTheStepLanguage() {
    for (String handler : List.of("automasked", "oneshot-returns", "oneshot-waits", "edge")) {
      Forwarding path = gic().cpus(2).with("backend", "vfio-platform", "handler", handler);
      assertEquals(List.of(), path.machine().warnings());
    }
    for (String disintx : List.of("true", "false")) {
      Forwarding path =
          gic()
              .cpus(2)
              .with("device", "pci-intx", "disintx", disintx)
              .with("backend", "vfio-pci-intx")
              .actor("pci-disintx");
      assertEquals(List.of(), path.machine().warnings());
    }
  }

  private static Forwarding gic() {
    return Forwarding.plic()
        .with("controller", "gicv2")
        .with("chip", "gic")
        .with("guest", "gicv2")
        .with("frontend", "kvm-irqfd", "inject", "atomic", "notify", "after-eoi");
  }
}
