package org.irqlab.conformance;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.irqlab.api.part.Bench;
import org.irqlab.api.part.Bench.Message;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.Register;
import org.irqlab.api.state.State;

/**
 * The controllers of one recording, connected as they report to each other. Whatever the recorded
 * machine names belongs to the first that knows the name.
 *
 * @param benches at least one
 */
record Rack(List<Bench> benches) {
  /**
   * Something of one of the controllers.
   *
   * @param model the controller
   * @param what its register, the number of its input or pin
   */
  record Place<T>(ControllerModel model, T what) {}

  Rack {
    benches = List.copyOf(benches);
    for (Bench bench : benches) {
      for (Bench other : benches) {
        if (other != bench && bench.connect(other.model())) {
          break;
        }
      }
    }
  }

  Optional<Place<Register>> register(Access access, Operation operation) {
    return first(bench -> access.register(bench, operation));
  }

  Optional<Place<Integer>> input(String device, int line) {
    return first(bench -> bench.input(device, line));
  }

  Optional<Place<Integer>> pin(String name) {
    return first(bench -> bench.pin(name));
  }

  List<Message> messages() {
    return benches.stream().flatMap(bench -> bench.messages().stream()).toList();
  }

  /** The vector that a CPU takes when it opens interrupts; empty if none waits for it. */
  OptionalInt taken(State s, int cpu) {
    for (Bench bench : benches) {
      if (bench.model().interrupts(s, cpu)) {
        OptionalInt vector = bench.model().acknowledge(s, cpu);
        if (vector.isPresent()) {
          return vector;
        }
      }
    }
    return OptionalInt.empty();
  }

  private <T> Optional<Place<T>> first(Function<Bench, Optional<T>> question) {
    return benches.stream()
        .flatMap(
            bench -> question.apply(bench).map(what -> new Place<>(bench.model(), what)).stream())
        .findFirst();
  }
}
