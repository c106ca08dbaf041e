package org.irqlab.engine.link;

import static org.irqlab.api.routine.Guard.ALWAYS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Code;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Exit;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.routine.Order;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.routine.Step;
import org.irqlab.api.state.Lock;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.machine.Node;

/**
 * Inlines the routine of one context into a flat program of spots. It goes backwards: a block is
 * compiled with the node that follows it, and gives the node where it begins.
 */
final class Flattener {
  private final int context;
  private final Cpu cpu;
  private final int depth;
  private final Rules rules;
  private final Set<String> leftOut;
  private final Map<Way, Spot> shared = new HashMap<>();

  /**
   * A flattener for one context.
   *
   * @param context its number
   * @param cpu its CPU, or null
   * @param depth how often a routine may stand inside itself
   * @param rules the rules of decisions
   * @param leftOut names of locks that are not taken
   */
  Flattener(int context, Cpu cpu, int depth, Rules rules, Set<String> leftOut) {
    this.context = context;
    this.cpu = cpu;
    this.depth = depth;
    this.rules = rules;
    this.leftOut = leftOut;
  }

  /** The program of a routine that starts over when it returns. */
  Node flatten(Routine routine) {
    return compile(Code.loop(Code.call(routine)), new Turn.Unbound("a context cannot end"), null);
  }

  private Node compile(Block block, Node next, Frame at) {
    if (block instanceof Step step) {
      return spot(at, false, false, new Spot.Move(step, false, ALWAYS, next, next));
    } else if (block instanceof Block.Sequence sequence) {
      Node node = next;
      for (int i = sequence.parts().size() - 1; i >= 0; i--) {
        node = compile(sequence.parts().get(i), node, at);
      }
      return node;
    } else if (block instanceof Block.When when) {
      rules.decides(when.condition(), at);
      return new Turn.Fork(
          when.condition(), compile(when.then(), next, at), compile(when.otherwise(), next, at));
    } else if (block instanceof Block.Test test) {
      Node then = compile(test.then(), next, at);
      Node otherwise = compile(test.otherwise(), next, at);
      return spot(
          at, false, false, new Spot.Move(test.step(), false, test.condition(), then, otherwise));
    } else if (block instanceof Block.Wait wait) {
      return compileWait(wait, next, at);
    } else if (block instanceof Block.Loop loop) {
      Turn.Head head = new Turn.Head();
      head.leadsTo(compile(loop.body(), head, new Frame.Looping(next, at)));
      return head;
    } else if (block instanceof Block.LeaveLoop) {
      return leaveLoop(at, at);
    } else if (block instanceof Block.Leave leave) {
      return leave(leave.exit(), at, at);
    } else if (block instanceof Block.Call call) {
      return compileCall(call, next, at);
    } else if (block instanceof Block.Section section) {
      return compileSection(section, next, at);
    } else if (block instanceof Block.Dropped gap) {
      return compileGap(gap, next, at);
    } else if (block instanceof Block.IrqsOff off) {
      return compile(off.body(), next, new Frame.IrqsOff(at));
    } else if (block instanceof Block.Trapped trapped) {
      return compile(trapped.body(), next, new Frame.Trapped(at));
    } else if (block instanceof Block.Dispatch dispatch) {
      return compileDispatch(dispatch, next, at);
    }
    throw new LinkException("no such block: " + block);
  }

  /**
   * A section whose lock is left out keeps its place, so that what is decided at its beginning is
   * still decided there and nowhere earlier.
   */
  private Node compileSection(Block.Section section, Node next, Frame at) {
    Lock lock = section.lock();
    if (leftOut.contains(lock.name())) {
      Frame bare = new Frame.Unlocked(lock, at);
      Step none = Code.step(lock.name() + " is left out", Effect.NOTHING).folded();
      Node body = compile(section.body(), next, bare);
      return spot(at, false, false, new Spot.Move(none, false, ALWAYS, body, body));
    }
    Frame inside = new Frame.Locked(lock, at);
    return acquire(lock, at, compile(section.body(), release(lock, inside, next), inside));
  }

  private Node compileWait(Block.Wait wait, Node next, Frame at) {
    List<Spot.Move> moves = new ArrayList<>();
    for (Block.Way way : wait.ways()) {
      Node then = compile(way.then(), next, at);
      moves.add(new Spot.Move(way.first(), false, ALWAYS, then, then));
    }
    boolean asleep = wait.kind() == Block.Wait.Kind.SLEEP && !Frame.isTrapped(at);
    return spot(at, wait.rest(), asleep, moves.toArray(new Spot.Move[0]));
  }

  private Node compileCall(Block.Call call, Node next, Frame at) {
    Routine routine = call.routine().get();
    if (nested(routine, at) >= depth) {
      return tooDeep(routine, at);
    }
    Map<Exit, Node> exits = new HashMap<>();
    call.exits()
        .forEach(
            (exit, then) -> {
              Node target = compile(then, next, at);
              exits.put(
                  exit,
                  routine.locals().isEmpty() ? target : new Turn.Death(routine.locals(), target));
            });
    Frame inside = new Frame.Called(routine, exits, at);
    Node body = compile(routine.body(), leave(Exit.RETURN, inside, inside), inside);
    return new Turn.Entry(routine.name(), routine.instance(), body);
  }

  private static int nested(Routine routine, Frame at) {
    int count = 0;
    for (Frame f = at; f != null; f = f.outer()) {
      if (f instanceof Frame.Called c
          && c.routine().name().equals(routine.name())
          && c.routine().instance().equals(routine.instance())) {
        count++;
      }
    }
    return count;
  }

  private Node tooDeep(Routine routine, Frame at) {
    String why = routine.name() + " calls itself more than " + depth + " times";
    Turn.Head here = new Turn.Head();
    Step step = Code.step(routine.name(), s -> s.condemn(Verdict.UNBALANCED, why));
    here.leadsTo(spot(at, false, false, new Spot.Move(step, false, ALWAYS, here, here)));
    return here;
  }

  private Node compileGap(Block.Dropped gap, Node next, Frame at) {
    if (!Frame.holds(at, gap.lock())) {
      throw new LinkException(
          Frame.route(at) + ": drops " + gap.lock().name() + ", which is not held here");
    }
    if (leftOut.contains(gap.lock().name())) {
      return compile(gap.body(), next, at);
    }
    Frame inside = new Frame.Dropped(gap.lock(), at);
    Node body = compile(gap.body(), acquire(gap.lock(), inside, next), inside);
    return release(gap.lock(), at, body);
  }

  private Node compileDispatch(Block.Dispatch dispatch, Node next, Frame at) {
    rules.decides(s -> s.get(dispatch.selector()) == 0, at);
    Node otherwise = compile(dispatch.otherwise(), next, at);
    List<Node> cases = new ArrayList<>();
    for (int value = 0; value < dispatch.selector().values(); value++) {
      Block block = dispatch.cases().get(value);
      cases.add(block == null ? otherwise : compile(block, next, at));
    }
    return new Turn.Choice(dispatch.selector(), cases);
  }

  private Node leave(Exit exit, Frame from, Frame at) {
    if (at instanceof Frame.Called called) {
      Node target = called.exits().get(exit);
      return target != null
          ? target
          : new Turn.Unbound(
              Frame.route(from)
                  + ": leaves by "
                  + exit.name()
                  + ", which its caller does not bind");
    }
    return unwind(at, leave(exit, from, at.outer()));
  }

  private Node leaveLoop(Frame from, Frame at) {
    if (at instanceof Frame.Looping loop) {
      return loop.after();
    }
    if (at == null || at instanceof Frame.Called) {
      throw new LinkException(Frame.route(from) + ": leaves a loop, but there is none");
    }
    return unwind(at, leaveLoop(from, at.outer()));
  }

  /** What leaving a frame takes: the unlock of a section, the lock of a gap. */
  private Node unwind(Frame frame, Node target) {
    if (frame instanceof Frame.Locked locked) {
      return release(locked.lock(), locked, target);
    } else if (frame instanceof Frame.Dropped dropped) {
      return acquire(dropped.lock(), dropped, target);
    }
    return target;
  }

  private Node acquire(Lock lock, Frame at, Node next) {
    Way way = new Way(lock, true, at, next);
    return shared.computeIfAbsent(way, w -> acquireSpot(lock, at, next));
  }

  /**
   * Until a spinlock is found held, the irqsave form leaves interrupts on; from then on it spins
   * with interrupts off (kernel/locking/spinlock.c, __raw_spin_lock_irqsave).
   */
  private Spot acquireSpot(Lock lock, Frame at, Node next) {
    String call =
        switch (lock.kind()) {
          case SPIN -> "spin_lock";
          case SPIN_IRQSAVE -> "spin_lock_irqsave";
          case MUTEX -> "mutex_lock";
        };
    Guard isFree = s -> s.get(lock.owner()) == 0;
    Step take =
        Code.guarded(call + "(" + lock.name() + ")", isFree, s -> s.set(lock.owner(), context + 1))
            .folded()
            .ordered(Order.ACQUIRE);
    Spot.Move taking = new Spot.Move(take, true, ALWAYS, next, next);
    boolean asleep = lock.kind() == Lock.Kind.MUTEX && !Frame.isTrapped(at);
    Spot waiting = new Spot(at, false, asleep, Mode.at(at, cpu, lock));
    waiting.moves.add(taking);
    Mode before = Mode.at(at, cpu, null);
    boolean inHost = cpu != null && cpu.isVirtual() && !lock.virtual();
    boolean alreadyOff = inHost ? before.hostIrqsOff() : before.irqsOff();
    if (!lock.kind().irqsOff() || alreadyOff) {
      return waiting;
    }
    Step find =
        Code.guarded(
                call + "(" + lock.name() + "): held, spin with interrupts off",
                isFree.negate(),
                Effect.NOTHING)
            .folded();
    Spot first = new Spot(at, false, false, before);
    first.moves.add(taking);
    first.moves.add(new Spot.Move(find, false, ALWAYS, waiting, waiting));
    return first;
  }

  private Node release(Lock lock, Frame at, Node next) {
    Way way = new Way(lock, false, at, next);
    return shared.computeIfAbsent(way, w -> releaseSpot(lock, at, next));
  }

  private Spot releaseSpot(Lock lock, Frame at, Node next) {
    String call = lock.kind() == Lock.Kind.MUTEX ? "mutex_unlock" : "spin_unlock";
    Step step =
        Code.step(
                call + "(" + lock.name() + ")",
                s -> {
                  if (s.get(lock.owner()) != context + 1) {
                    s.condemn(Verdict.UNBALANCED, lock.name() + " is unlocked by a stranger");
                  }
                  s.set(lock.owner(), 0);
                })
            .folded()
            .ordered(Order.RELEASE);
    return spot(at, false, false, new Spot.Move(step, false, ALWAYS, next, next));
  }

  private Spot spot(Frame at, boolean rest, boolean asleep, Spot.Move... moves) {
    Spot spot = new Spot(at, rest, asleep, Mode.at(at, cpu, null));
    spot.moves.addAll(List.of(moves));
    return spot;
  }

  /** A lock or unlock on the way from one place to another: the same for all who go that way. */
  private record Way(Lock lock, boolean acquire, Frame at, Node next) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Way w
          && w.acquire == acquire
          && w.at == at
          && w.next == next
          && w.lock.equals(lock);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(at) * 31 + System.identityHashCode(next);
    }
  }
}
