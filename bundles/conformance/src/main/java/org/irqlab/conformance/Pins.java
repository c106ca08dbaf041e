package org.irqlab.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.irqlab.api.state.State;

/**
 * The observed outputs. A model answers with levels: of a pulse, both sides show the level after it
 * and nothing else.
 */
final class Pins {
  private final Rack rack;
  private final State state;
  private final Map<String, Rack.Place<Integer>> places = new LinkedHashMap<>();
  private final Map<String, Integer> recorded = new LinkedHashMap<>();

  Pins(Rack rack, State state) {
    this.rack = rack;
    this.state = state;
  }

  /** Watches a pin; false if the model has none of that name. */
  boolean watch(String name) {
    recorded.put(name, 0);
    rack.pin(name).ifPresent(place -> places.put(name, place));
    return places.containsKey(name);
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
    return places.keySet().stream().filter(pin -> recorded(pin) != observed(pin)).toList();
  }

  int recorded(String pin) {
    return recorded.get(pin);
  }

  int observed(String pin) {
    Rack.Place<Integer> place = places.get(pin);
    return place.model().output(state, place.what()) ? 1 : 0;
  }
}
