package org.irqlab.api.routine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Lock;

/**
 * A piece of a routine. Plugins write blocks with the words of {@link Code}; only the linker looks
 * inside.
 */
public sealed interface Block
    permits Step,
        Block.Sequence,
        Block.When,
        Block.Test,
        Block.Wait,
        Block.Loop,
        Block.LeaveLoop,
        Block.Leave,
        Block.Call,
        Block.Section,
        Block.Dropped,
        Block.IrqsOff,
        Block.Trapped,
        Block.Dispatch {

  /**
   * One after the other.
   *
   * @param parts in order; none is a block that does nothing
   */
  record Sequence(List<Block> parts) implements Block {
    /** Copies the list. */
    public Sequence {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A decision that takes no step: only on fields that nobody else can change meanwhile.
   *
   * @param condition what decides
   * @param then taken if it holds
   * @param otherwise taken if not
   */
  record When(Guard condition, Block then, Block otherwise) implements Block {}

  /**
   * A decision that is a step, for shared fields: the access and the branch are one.
   *
   * @param step the access
   * @param condition what decides, evaluated in the step before its effect
   * @param then taken if it held
   * @param otherwise taken if not
   */
  record Test(Step step, Guard condition, Block then, Block otherwise) implements Block {}

  /**
   * Waits until one of several guarded steps can be taken.
   *
   * @param ways the alternatives; each begins with a step
   * @param kind what waiting means for the CPU
   * @param rest true if the context may stay here for ever without anything being wrong
   */
  record Wait(List<Way> ways, Kind kind, boolean rest) implements Block {
    /** Copies the list. */
    public Wait {
      ways = List.copyOf(ways);
    }

    /** What waiting means for the CPU. */
    public enum Kind {
      /** Gives the CPU up. */
      SLEEP,
      /** Holds the CPU: everything below it is kept from running. */
      SPIN
    }
  }

  /**
   * One way out of a wait.
   *
   * @param first the guarded step
   * @param then what follows it
   */
  record Way(Step first, Block then) {}

  /**
   * For ever, until left.
   *
   * @param body what is repeated
   */
  record Loop(Block body) implements Block {}

  /** Leaves the innermost loop. */
  record LeaveLoop() implements Block {}

  /**
   * Leaves the routine.
   *
   * @param exit by which exit
   */
  record Leave(Exit exit) implements Block {}

  /**
   * Calls a routine; it is inlined when the path is linked.
   *
   * @param routine the callee, asked for when the call is linked (so that calls may be recursive)
   * @param exits what follows each exit; the callee may use no other
   */
  record Call(Supplier<Routine> routine, Map<Exit, Block> exits) implements Block {
    /** Copies the map, in its order. */
    public Call {
      exits = Collections.unmodifiableMap(new LinkedHashMap<>(exits));
    }
  }

  /**
   * A critical section: takes the lock, and releases it on every way out.
   *
   * @param lock the lock
   * @param body what runs under it
   */
  record Section(Lock lock, Block body) implements Block {}

  /**
   * Opens a critical section in its middle: releases the lock and takes it again on every way out.
   *
   * @param lock a lock that is held here
   * @param body what runs without it
   */
  record Dropped(Lock lock, Block body) implements Block {}

  /**
   * Runs with interrupts of this CPU off.
   *
   * @param body what runs so
   */
  record IrqsOff(Block body) implements Block {}

  /**
   * Runs in the hypervisor on behalf of a virtual CPU, which is out of its guest meanwhile: the
   * guest cannot be interrupted, its host can.
   *
   * @param body what runs so
   */
  record Trapped(Block body) implements Block {}

  /**
   * A decision by value that takes no step; same rule as {@link When}.
   *
   * @param selector what decides
   * @param cases block for each value
   * @param otherwise for every other value
   */
  record Dispatch(Field selector, Map<Integer, Block> cases, Block otherwise) implements Block {
    /** Copies the map. */
    public Dispatch {
      cases = Collections.unmodifiableMap(new TreeMap<>(cases));
    }
  }
}
