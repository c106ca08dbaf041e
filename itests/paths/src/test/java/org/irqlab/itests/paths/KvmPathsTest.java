package org.irqlab.itests.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.irqlab.api.lab.Checker;
import org.irqlab.api.verdict.Trace;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.path.PathLinker;
import org.irqlab.engine.verdict.Findings;
import org.irqlab.engine.verdict.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A level line behind a PLIC that an irqfd forwards to a guest with a PLIC. */
class KvmPathsTest {
  private static final Map<String, String> DEFERRED = Map.of();

  /** One more of each: the PLIC takes a second request behind the mask, before the service. */
  @ParameterizedTest
  @CsvSource({"deferred, 1", "deferred, 2", "atomic, 1", "atomic, 2"})
  void shouldServeAResampledLevelAtOneExtraInterrupt(String inject, int cpus) {
    Findings found = verify(Map.of("inject", inject), cpus);

    assertEquals(Verdict.REDUNDANT, found.verdict(), found.detail());
    assertTrue(found.detail().startsWith("REDUNDANT(1, 1)"), found.detail());
  }

  @ParameterizedTest
  @CsvSource({"deferred, 1", "deferred, 2", "atomic, 1", "atomic, 2"})
  void shouldWipeANewAssertionWhenTheSignalComesBeforeTheFall(String inject, int cpus) {
    Findings found = verify(Map.of("inject", inject, "order", "signal-then-lower"), cpus);

    assertEquals(Verdict.STALL, found.verdict(), found.detail());
    List<String> story = found.trace().story().stream().map(Trace.Step::step).toList();
    int raised = last(story, "kvm_set_irq(10, 1)");
    assertTrue(raised > last(story, "eventfd_signal(resamplefd)"), story::toString);
    assertTrue(raised < last(story, "kvm_set_irq(10, 0)"), story::toString);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldStallWithoutAResampler(int cpus) {
    Findings found = verify(Map.of("resample", "false"), cpus);

    assertEquals(Verdict.STALL, found.verdict(), found.detail());
  }

  /** The pulse is cut in half where a pin is driven in the signaller's context. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldLeaveALevelPinHighWithoutAResampler(int cpus) {
    Findings found = verify(Map.of("resample", "false", "inject", "atomic", "pin", "level"), cpus);

    assertEquals(Verdict.STORM, found.verdict(), found.detail());
  }

  @Test
  void shouldCostMoreWhenTheControllerSeesTheEoiFirst() {
    Findings found = verify(Map.of("notify", "after-eoi", "inject", "atomic"), 1);

    assertEquals(Verdict.REDUNDANT, found.verdict(), found.detail());
    assertTrue(found.detail().startsWith("REDUNDANT(1, "), found.detail());
  }

  @Test
  void shouldKeepToTheRulesOfTheStepLanguage() {
    assertEquals(List.of(), link(DEFERRED, 2).warnings());
    assertEquals(List.of(), link(Map.of("inject", "atomic", "notify", "after-eoi"), 2).warnings());
  }

  @Test
  void shouldKeepToTheRulesWhenTheGuestsUnmaskResamples() {
    Map<String, String> resampled = Map.of("unmask", "resample");
    Machine machine =
        PathLinker.link(Paths.kvmApic(resampled, "threaded-oneshot", 2, 1), Shelf.parts())
            .machine();

    assertEquals(List.of(), machine.warnings());
  }

  private static int last(List<String> story, String step) {
    for (int i = story.size() - 1; i >= 0; i--) {
      if (story.get(i).endsWith(step)) {
        return i;
      }
    }
    throw new AssertionError(step + " is not in " + story);
  }

  private static Findings verify(Map<String, String> irqfd, int cpus) {
    Findings found = Verification.of(link(irqfd, cpus), Checker.Request.PLAIN);
    assertTrue(found.states() > 0);
    return found;
  }

  private static Machine link(Map<String, String> irqfd, int cpus) {
    return PathLinker.link(Paths.irqfd(irqfd, cpus), Shelf.parts()).machine();
  }
}
