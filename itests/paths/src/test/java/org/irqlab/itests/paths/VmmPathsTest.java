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
import org.junit.jupiter.params.provider.ValueSource;

/** A level line that a monitor in user space forwards to a guest, behind a PLIC. */
class VmmPathsTest {
  private static final String CHECKS = "checks";
  private static final String ASSUMES = "assumes";

  /** The gateway opens while the line is high, and the request outlives the service. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldForwardTheRequestThatThePlicTookBehindTheMask(int cpus) {
    Findings found = verify(Map.of(), ASSUMES, cpus);

    assertEquals(Verdict.DUPLICATE, found.verdict(), found.detail());
    List<String> story = found.trace().story().stream().map(Trace.Step::step).toList();
    String last = story.get(story.size() - 1);
    assertTrue(last.endsWith("driver services the device"), last);
    assertEquals(1, story.stream().filter(x -> x.endsWith("device asserts its line")).count());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldTakeTheReadOfAStatusRegisterForTheCompletion(int cpus) {
    Findings found = verify(Map.of(), CHECKS, cpus);

    assertEquals(Verdict.REDUNDANT, found.verdict(), found.detail());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldHoldThePinForEverWhenNoAccessIsSeen(int cpus) {
    Findings found = verify(Map.of("mapped", "always"), CHECKS, cpus);

    assertEquals(Verdict.STORM, found.verdict(), found.detail());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldMissAnAccessThroughAMappingThatIsWithdrawnTooLate(int cpus) {
    Findings found = verify(Map.of("mapped", "between-interrupts"), CHECKS, cpus);

    assertEquals(Verdict.STORM, found.verdict(), found.detail());
  }

  @Test
  void shouldMissNoAccessWhenTheMappingIsWithdrawnBeforeTheGuestIsInterrupted() {
    Map<String, String> first = Map.of("mapped", "between-interrupts", "withdraw", "before-assert");

    assertEquals(Verdict.REDUNDANT, verify(first, CHECKS, 1).verdict());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldCompleteAtTheGuestsEoi(int cpus) {
    Findings found = verify(Map.of("completion", "eoi"), CHECKS, cpus);

    assertEquals(Verdict.REDUNDANT, found.verdict(), found.detail());
  }

  @Test
  void shouldKeepToTheRulesOfTheStepLanguage() {
    for (String mapped : List.of("never", "between-interrupts", "always")) {
      assertEquals(List.of(), link(Map.of("mapped", mapped), CHECKS, 2).warnings());
    }
  }

  private static Findings verify(Map<String, String> vmm, String cause, int cpus) {
    Findings found = Verification.of(link(vmm, cause, cpus), Checker.Request.PLAIN);
    assertTrue(found.states() > 0);
    return found;
  }

  private static Machine link(Map<String, String> vmm, String cause, int cpus) {
    return PathLinker.link(Paths.vmm(vmm, cause, cpus), Shelf.parts()).machine();
  }
}
