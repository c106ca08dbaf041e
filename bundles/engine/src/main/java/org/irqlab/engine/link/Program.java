package org.irqlab.engine.link;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.irqlab.api.part.LinkException;
import org.irqlab.engine.machine.Node;

/**
 * The flat program of one context: the spots that can be reached from its start, numbered in the
 * order of their distance.
 */
final class Program {
  private final String context;
  private final Node start;
  private final List<Spot> spots = new ArrayList<>();

  Program(String context, Node start) {
    this.context = context;
    this.start = start;
    number();
  }

  Node start() {
    return start;
  }

  List<Spot> spots() {
    return spots;
  }

  private void number() {
    Deque<Spot> queue = new ArrayDeque<>();
    Map<Node, Boolean> walked = new IdentityHashMap<>();
    discover(start, queue, walked, new HashSet<>());
    while (!queue.isEmpty()) {
      for (Spot.Move move : queue.remove().moves) {
        discover(move.then(), queue, walked, new HashSet<>());
        discover(move.otherwise(), queue, walked, new HashSet<>());
      }
    }
  }

  /** Follows the turns behind a node; {@code trail} holds the loop heads passed on the way. */
  private void discover(Node node, Deque<Spot> queue, Map<Node, Boolean> walked, Set<Node> trail) {
    if (node instanceof Spot spot) {
      if (spot.number < 0) {
        spot.number = spots.size();
        spots.add(spot);
        queue.add(spot);
      }
      return;
    }
    boolean head = node instanceof Turn.Head;
    if (head && !trail.add(node)) {
      throw new LinkException(context + ": a loop that takes no step");
    }
    if (walked.put(node, true) == null || head) {
      for (Node target : ((Turn) node).targets()) {
        discover(target, queue, walked, trail);
      }
    }
    if (head) {
      trail.remove(node);
    }
  }
}
