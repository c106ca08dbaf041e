package org.irqlab.itests.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.irqlab.api.lab.Checker;
import org.irqlab.api.path.Path;
import org.irqlab.api.path.Stage;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.path.PathLinker;
import org.irqlab.engine.verdict.Findings;
import org.irqlab.engine.verdict.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Xen's release of a routed interrupt, with do_IRQ, the PLIC and the guest taking part. The paths
 * of distribution/paths/xen-release say more; here are the scopes that a path file cannot say, and
 * what each lock is for.
 */
class XenReleaseTest {
  private static final String DESC = "xen/irq10/desc->lock";
  private static final String PLIC = "xen/plic/plic.lock";
  private static final String VIRTUAL = "xen/guest/vintc->lock";

  private static final List<Integer> ONE = List.of(10);
  private static final Map<String, String> POSTED = Map.of("release", "look-up");
  private static final Map<String, String> SOUND = Map.of("release", "unlink");
  private static final List<Stage> TWO =
      List.of(
          actor("xen-release", "first", Map.of("cpu", "0")),
          actor("xen-release", "second", Map.of("cpu", "1")));

  /** On one CPU it takes a hypervisor that preempts its calls. */
  @ParameterizedTest
  @CsvSource({"multiple, DOUBLE_FREE", "single, USE_AFTER_RELEASE"})
  void shouldFreeTwiceOnOneCpuThatPreemptsCalls(String actions, Verdict verdict) {
    List<Stage> preempted =
        List.of(
            actor("xen-release", "first", Map.of("preempted", "true")),
            actor("xen-release", "second", Map.of("preempted", "true")));

    Findings found =
        verify(Paths.xen(ONE, Map.of("release", "look-up", "actions", actions), preempted, 1));

    assertEquals(verdict, found.verdict(), found.detail());
  }

  @Test
  void shouldFreeTwiceOnTwoCpus() {
    Findings found = verify(Paths.xen(ONE, POSTED, TWO, 2));

    assertEquals(Verdict.DOUBLE_FREE, found.verdict(), found.detail());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldRunAGuestsActionAsItsOwnWhenOnlyTheFlagIsCleared(int cpus) {
    Findings found =
        verify(Paths.xen(ONE, Map.of("release", "clear-guest"), TWO.subList(0, 1), cpus));

    assertEquals(Verdict.USE_AFTER_RELEASE, found.verdict(), found.detail());
    assertEquals("a guest's action is run, which has no handler", found.detail());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldBeProvedRightWhenTheActionIsUnlinkedUnderTheLock(int cpus) {
    Findings found = verify(Paths.xen(ONE, SOUND, TWO.subList(0, 1), cpus));

    assertEquals(Verdict.OK, found.verdict(), found.detail());
  }

  @ParameterizedTest
  @CsvSource({"guest, other", "xen, guest"})
  void shouldRefuseARouteAndLeakNothing(String owner, String domain) {
    List<Stage> route = List.of(actor("xen-route", "route", Map.of("domain", domain)));

    Findings found = verify(Paths.xen(ONE, Map.of("owner", owner), route, 2));

    assertEquals(Verdict.OK, found.verdict(), found.detail());
    String refused = owner.equals("xen") ? "used by Xen" : "used by another domain";
    assertFalse(found.unreached().stream().anyMatch(step -> step.endsWith(refused)));
    assertTrue(found.unreached().stream().anyMatch(step -> step.endsWith("desc->action = action")));
  }

  /** Without it a release slips between what do_IRQ reads of the descriptor. */
  @Test
  void shouldUseWhatIsNotThereWithoutTheDescriptorsLock() {
    Findings found = verify(Paths.xen(ONE, SOUND, TWO.subList(1, 2), 2), DESC);

    assertEquals(Verdict.USE_AFTER_RELEASE, found.verdict(), found.detail());
  }

  /**
   * The emulated registers are one step each, and do_IRQ reaches them only to inject: in this model
   * there is nothing between that the lock would keep together.
   */
  @Test
  void shouldNotNeedTheVirtualControllersLockForSingleAccesses() {
    Findings found = verify(Paths.xen(ONE, SOUND, TWO.subList(1, 2), 2), VIRTUAL);

    assertEquals(Verdict.OK, found.verdict(), found.detail());
  }

  /** Its enable word has the bits of one source, all of whose writers hold desc->lock. */
  @Test
  void shouldNotNeedTheDriversLockForOneSource() {
    Findings found = verify(Paths.xen(ONE, SOUND, TWO.subList(1, 2), 2), PLIC);

    assertEquals(Verdict.OK, found.verdict(), found.detail());
  }

  /** With two, one caller writes back the word that it read before the other changed it. */
  @Test
  void shouldLoseAnEnableBitWithoutTheDriversLock() {
    List<Stage> moves =
        List.of(
            actor("xen-reroute", "move10", Map.of("irq", "10", "cpu", "0")),
            actor("xen-reroute", "move11", Map.of("irq", "11", "cpu", "1")));

    Findings found = verify(Paths.xen(List.of(10, 11), SOUND, moves, 2), PLIC);

    assertEquals(Verdict.STALL, found.verdict(), found.detail());
  }

  @Test
  void shouldHaveATestForEachLock() {
    Machine machine = link(Paths.xen(ONE, SOUND, List.of(), 2), Set.of());

    List<String> own =
        machine.layout().locks().stream()
            .map(lock -> lock.name())
            .filter(name -> name.startsWith("xen/"))
            .sorted()
            .toList();

    assertEquals(List.of(VIRTUAL, DESC, PLIC), own);
  }

  @Test
  void shouldKeepToTheRulesOfTheStepLanguage() {
    for (String release : List.of("look-up", "clear-guest", "unlink")) {
      Path path = Paths.xen(ONE, Map.of("release", release), TWO, 2);
      assertEquals(List.of(), link(path, Set.of()).warnings());
    }
  }

  private static Stage actor(String name, String id, Map<String, String> options) {
    return new Stage(name, id, options, new Stage.Place("test", 1, 1));
  }

  private static Findings verify(Path path, String... leftOut) {
    return Verification.of(link(path, Set.of(leftOut)), Checker.Request.PLAIN.withWorkers(2));
  }

  private static Machine link(Path path, Set<String> leftOut) {
    return PathLinker.link(path, Shelf.parts(), leftOut).machine();
  }
}
