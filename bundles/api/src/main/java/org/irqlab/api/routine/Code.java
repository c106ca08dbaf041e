package org.irqlab.api.routine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Lock;

/** The words routines are written with; meant for static import. */
public final class Code {
  private static final Block NOTHING = new Block.Sequence(List.of());

  private Code() {}

  /**
   * An atomic action that can always happen.
   *
   * @param name the kernel's or the manual's name for it
   * @param effect what it does
   * @return the step
   */
  public static Step step(String name, Effect effect) {
    return guarded(name, Guard.ALWAYS, effect);
  }

  /**
   * An atomic action that can happen while a condition holds.
   *
   * @param name the kernel's or the manual's name for it
   * @param guard the condition
   * @param effect what it does
   * @return the step
   */
  public static Step guarded(String name, Guard guard, Effect effect) {
    return new Step(name, "", guard, effect, false, false, Set.of(), Order.NONE);
  }

  /**
   * {@code smp_rmb()}: later loads of relaxed fields are performed after earlier ones.
   *
   * @return the step
   */
  public static Step readBarrier() {
    return step("smp_rmb()", Effect.NOTHING).ordered(Order.ACQUIRE);
  }

  /**
   * {@code smp_wmb()}: earlier stores of relaxed fields are performed before later ones.
   *
   * @return the step
   */
  public static Step writeBarrier() {
    return step("smp_wmb()", Effect.NOTHING).ordered(Order.RELEASE);
  }

  /**
   * {@code smp_mb()}: earlier stores and loads of relaxed fields are performed before later ones.
   *
   * @return the step
   */
  public static Step fullBarrier() {
    return step("smp_mb()", Effect.NOTHING).ordered(Order.FULL);
  }

  /**
   * Nothing at all.
   *
   * @return a block that does nothing
   */
  public static Block nothing() {
    return NOTHING;
  }

  /**
   * One after the other.
   *
   * @param parts in order
   * @return the block
   */
  public static Block seq(Block... parts) {
    return parts.length == 1 ? parts[0] : new Block.Sequence(Arrays.asList(parts));
  }

  /**
   * A decision without a step: only on local fields, or on fields whose lock is held here.
   *
   * @param condition what decides
   * @param then taken if it holds
   * @return the block
   */
  public static Block when(Guard condition, Block... then) {
    return new Block.When(condition, seq(then), NOTHING);
  }

  /**
   * A decision without a step, both ways.
   *
   * @param condition what decides
   * @param then taken if it holds
   * @param otherwise taken if not
   * @return the block
   */
  public static Block either(Guard condition, Block then, Block otherwise) {
    return new Block.When(condition, then, otherwise);
  }

  /**
   * A decision that is a step of its own: for shared fields.
   *
   * @param name what is looked at
   * @param condition what decides
   * @param then taken if it holds
   * @param otherwise taken if not
   * @return the block
   */
  public static Block test(String name, Guard condition, Block then, Block otherwise) {
    return new Block.Test(step(name, Effect.NOTHING), condition, then, otherwise);
  }

  /**
   * A decision taken together with an effect, such as {@code test_and_set_bit}.
   *
   * @param step the access; its guard is always
   * @param condition what decides, evaluated before the effect
   * @param then taken if it held
   * @param otherwise taken if not
   * @return the block
   */
  public static Block test(Step step, Guard condition, Block then, Block otherwise) {
    return new Block.Test(step, condition, then, otherwise);
  }

  /**
   * Sleeps until the step can be taken, and takes it.
   *
   * @param step the guarded step
   * @return the block
   */
  public static Block.Wait await(Step step) {
    return choose(way(step));
  }

  /**
   * Spins until the step can be taken, and takes it; holds the CPU meanwhile.
   *
   * @param step the guarded step
   * @return the block
   */
  public static Block.Wait spin(Step step) {
    return new Block.Wait(List.of(way(step)), Block.Wait.Kind.SPIN, false);
  }

  /**
   * Sleeps until one of several guarded steps can be taken; which one is open.
   *
   * @param ways the alternatives
   * @return the block
   */
  public static Block.Wait choose(Block.Way... ways) {
    return new Block.Wait(Arrays.asList(ways), Block.Wait.Kind.SLEEP, false);
  }

  /**
   * An alternative of a wait.
   *
   * @param first the guarded step
   * @param then what follows it
   * @return the way
   */
  public static Block.Way way(Step first, Block... then) {
    return new Block.Way(first, seq(then));
  }

  /**
   * Marks a wait as one where the context may stay for ever.
   *
   * @param wait the wait
   * @return the same, as a rest point
   */
  public static Block rest(Block.Wait wait) {
    return new Block.Wait(wait.ways(), wait.kind(), true);
  }

  /**
   * For ever, until {@link #leaveLoop()} or {@link #leave(Exit)}.
   *
   * @param body what is repeated
   * @return the block
   */
  public static Block loop(Block... body) {
    return new Block.Loop(seq(body));
  }

  /**
   * Leaves the innermost loop.
   *
   * @return the block
   */
  public static Block leaveLoop() {
    return new Block.LeaveLoop();
  }

  /**
   * Leaves the routine.
   *
   * @param exit by which exit
   * @return the block
   */
  public static Block leave(Exit exit) {
    return new Block.Leave(exit);
  }

  /**
   * Leaves the routine by {@link Exit#RETURN}.
   *
   * @return the block
   */
  public static Block leave() {
    return leave(Exit.RETURN);
  }

  /**
   * Calls a routine that only returns.
   *
   * @param routine the callee
   * @return the block
   */
  public static Block call(Routine routine) {
    return call(routine, on(Exit.RETURN));
  }

  /**
   * Calls a routine with several exits.
   *
   * @param routine the callee
   * @param exits what follows each
   * @return the block
   */
  public static Block call(Routine routine, On... exits) {
    return call(() -> routine, exits);
  }

  /**
   * Calls a routine that is only asked for when the call is linked: for calls that may be recursive
   * or to a neighbour that is linked later.
   *
   * @param routine gives the callee
   * @param exits what follows each exit; none stands for a callee that only returns
   * @return the block
   */
  public static Block call(Supplier<Routine> routine, On... exits) {
    Map<Exit, Block> bound = new LinkedHashMap<>();
    for (On on : exits.length == 0 ? new On[] {on(Exit.RETURN)} : exits) {
      bound.put(on.exit(), on.then());
    }
    return new Block.Call(routine, bound);
  }

  /**
   * Binds an exit of a callee.
   *
   * @param exit the exit
   * @param then what follows it
   * @return the binding
   */
  public static On on(Exit exit, Block... then) {
    return new On(exit, seq(then));
  }

  /**
   * A critical section; every way out releases the lock.
   *
   * @param lock the lock
   * @param body what runs under it
   * @return the block
   */
  public static Block under(Lock lock, Block... body) {
    return new Block.Section(lock, seq(body));
  }

  /**
   * A gap in a critical section; every way out takes the lock again.
   *
   * @param lock a lock held here
   * @param body what runs without it
   * @return the block
   */
  public static Block dropped(Lock lock, Block... body) {
    return new Block.Dropped(lock, seq(body));
  }

  /**
   * With interrupts of this CPU off ({@code local_irq_save}).
   *
   * @param body what runs so
   * @return the block
   */
  public static Block irqsOff(Block... body) {
    return new Block.IrqsOff(seq(body));
  }

  /**
   * Out of the guest: what a hypervisor runs on behalf of a virtual CPU.
   *
   * @param body what runs so
   * @return the block
   */
  public static Block trapped(Block... body) {
    return new Block.Trapped(seq(body));
  }

  /**
   * A decision by value without a step; same rule as {@link #when}.
   *
   * @param selector what decides
   * @param cases block for each value
   * @param otherwise for every other value
   * @return the block
   */
  public static Block dispatch(Field selector, Map<Integer, Block> cases, Block otherwise) {
    return new Block.Dispatch(selector, cases, otherwise);
  }

  /**
   * An exit and what follows it.
   *
   * @param exit the exit
   * @param then what follows
   */
  public record On(Exit exit, Block then) {}
}
