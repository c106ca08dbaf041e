package org.irqlab.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.irqlab.api.part.Bench;
import org.irqlab.api.state.State;

/**
 * The observed outputs. A model answers with levels: of a pulse, both sides show the level after it
 * and nothing else.
 */
final class Pins {
  private final Bench bench;
  private final State state;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final Map<String, Integer> recorded = new LinkedHashMap<>();

  Pins(Bench bench, State state) {
    this.bench = bench;
    this.state = state;
  }

  /** Watches a pin; false if the model has none of that name. */
  boolean watch(String name) {
    recorded.put(name, 0);
    bench.pin(name).ifPresent(number -> numbers.put(name, number));
    return numbers.containsKey(name);
  }

  /** Notes what was recorded. */
  void record(Operation out) {
    String pin = out.word("pin");
    if (!recorded.containsKey(pin)) {
      throw out.refuse("pin '" + pin + "' is not among the header's pins");
    }
    recorded.put(pin, out.number("level", 1));
  }

  /** Names of the pins whose levels differ from the recorded ones. */
  List<String> differing() {
    return numbers.keySet().stream().filter(pin -> recorded(pin) != observed(pin)).toList();
  }

  int recorded(String pin) {
    return recorded.get(pin);
  }

  int observed(String pin) {
    return bench.model().output(state, numbers.get(pin)) ? 1 : 0;
  }
}
