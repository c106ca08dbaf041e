package org.irqlab.testing;

import static org.irqlab.api.routine.Code.await;
import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.dropped;
import static org.irqlab.api.routine.Code.either;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.leaveLoop;
import static org.irqlab.api.routine.Code.loop;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.on;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.under;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Exit;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Protection;
import org.junit.jupiter.api.Test;

class WalkTest {
  private static final Exit BUSY = new Exit("BUSY");

  private final PlainLayout layout = new PlainLayout();
  private final PlainState state = new PlainState();
  private final Field count = layout.field("count", 10, Protection.SHARED);

  @Test
  void shouldReleaseTheLockOnTheWayOut() {
    Lock lock = layout.lock("lock", Lock.Kind.SPIN);

    Walk walk = walk(under(lock, step("inside", Effect.NOTHING), dropped(lock, leave(BUSY))));

    assertEquals(
        List.of("lock lock", "inside", "unlock lock", "lock lock", "unlock lock"), walk.log());
    assertEquals(Optional.of(BUSY), walk.exit());
    assertFalse(state.is(lock.owner()));
  }

  @Test
  void shouldRepeatUntilTheLoopIsLeft() {
    Walk walk =
        walk(
            loop(
                step("again", s -> s.set(count, s.get(count) + 1)),
                either(s -> s.get(count) == 3, leaveLoop(), nothing())));

    assertEquals(List.of("again", "again", "again"), walk.story());
    assertEquals(Optional.of(Exit.RETURN), walk.exit());
  }

  @Test
  void shouldStopWhereNothingCanHappen() {
    Walk walk = walk(await(guarded("never", s -> false, Effect.NOTHING)));

    assertEquals(List.of("waits"), walk.log());
    assertEquals(Optional.empty(), walk.exit());
  }

  @Test
  void shouldRefuseAnExitThatNobodyBinds() {
    Block careless = call(routine(leave(BUSY)), on(Exit.RETURN));

    assertThrows(IllegalStateException.class, () -> walk(careless));
  }

  @Test
  void shouldRefuseALockThatIsTakenTwice() {
    Lock lock = layout.lock("lock", Lock.Kind.SPIN);

    assertThrows(IllegalStateException.class, () -> walk(under(lock, under(lock, nothing()))));
  }

  @Test
  void shouldRefuseAGuardedFieldWithoutItsLockIfStrict() {
    Lock lock = layout.lock("lock", Lock.Kind.SPIN);
    Field guarded = layout.field("guarded", 2, Protection.guardedBy(lock));
    PlainState strict = PlainState.strict();
    Routine touch = routine(step("touch", s -> s.set(guarded, true)));

    assertThrows(IllegalStateException.class, () -> Walk.of(touch, strict));
    assertEquals(Optional.of(Exit.RETURN), Walk.holding(lock, touch, strict).exit());
    assertEquals(1, strict.live());
    assertThrows(IllegalStateException.class, () -> strict.set(count, 10));
  }

  private Walk walk(Block body) {
    return Walk.of(routine(body), state);
  }

  private static Routine routine(Block body) {
    return Routine.of("routine", "test", "none", body);
  }
}
