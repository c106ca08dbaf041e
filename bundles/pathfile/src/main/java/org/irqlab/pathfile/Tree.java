package org.irqlab.pathfile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.path.Stage.Place;

/** A value of a path file that knows where it stands. Immutable. */
sealed interface Tree {
  /** Where it begins. */
  Place place();

  /** How many values it consists of, those that are referred to counted each time. */
  int weight();

  /** What it is, for people. */
  String kind();

  /** A word, a number, a text. */
  record Scalar(Place place, String text) implements Tree {
    @Override
    public int weight() {
      return 1;
    }

    @Override
    public String kind() {
      return "'" + text + "'";
    }
  }

  /** A list. */
  record Items(Place place, List<Tree> items, int weight) implements Tree {
    static Items of(Place place, List<Tree> items) {
      return new Items(place, List.copyOf(items), 1 + items.stream().mapToInt(Tree::weight).sum());
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** A map; its keys stand in the order of the file and know their places as well. */
  record Keys(Place place, Map<String, Tree> values, Map<String, Place> places, int weight)
      implements Tree {
    static Keys of(Place place, Map<String, Tree> values, Map<String, Place> places) {
      return new Keys(
          place,
          Collections.unmodifiableMap(new LinkedHashMap<>(values)),
          Map.copyOf(places),
          1 + values.values().stream().mapToInt(Tree::weight).sum());
    }

    /** The same map with another value. */
    Keys with(String key, Tree value, Place at) {
      Map<String, Tree> newValues = new LinkedHashMap<>(values);
      newValues.put(key, value);
      Map<String, Place> newPlaces = new LinkedHashMap<>(places);
      newPlaces.put(key, at);
      return of(place, newValues, newPlaces);
    }

    @Override
    public String kind() {
      return "a map";
    }
  }

  /**
   * Refuses something.
   *
   * @param place where it stands; line 0 if it does not stand in a file
   * @param problem what is wrong and what was expected
   */
  static BadInput refuse(Place place, String problem) {
    String where = place.line() > 0 ? place.toString() : place.file();
    return new BadInput(where + ": " + problem);
  }

  /** Refuses this value. */
  default BadInput refuse(String problem) {
    return refuse(place(), problem);
  }
}
