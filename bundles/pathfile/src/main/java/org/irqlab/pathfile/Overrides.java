package org.irqlab.pathfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.irqlab.api.path.Stage.Place;

/** Puts into a tree what the command line sets: dotted keys, list items by number from 0. */
final class Overrides {
  private Overrides() {}

  static Tree apply(Tree tree, Map<String, String> set) {
    Tree changed = tree;
    for (Map.Entry<String, String> entry : set.entrySet()) {
      changed = apply(changed, entry.getKey(), entry.getValue());
    }
    return changed;
  }

  private static Tree apply(Tree tree, String key, String text) {
    String label = "--set " + key + "=" + text;
    Place place = new Place(label, 0, 0);
    if (key.isEmpty() || key.startsWith(".") || key.endsWith(".") || key.contains("..")) {
      throw Tree.refuse(place, "no key; expected such as frontend.completion=host");
    }
    return put(tree, List.of(key.split("\\.")), value(label, text), "", place);
  }

  private static Tree value(String label, String text) {
    Place place = new Place(label, 0, 0);
    if (text.startsWith("[") || text.startsWith("{")) {
      return Yaml.read(label, text);
    }
    if (text.isEmpty()) {
      throw Tree.refuse(place, "no value; expected key=value");
    }
    return new Tree.Scalar(place, text);
  }

  private static Tree put(Tree tree, List<String> keys, Tree value, String above, Place place) {
    if (keys.isEmpty()) {
      return value;
    }
    if (tree instanceof Tree.Items items) {
      return putItem(items, keys, value, above, place);
    }
    Tree.Keys map = tree instanceof Tree.Keys there ? there : opened(tree, above, place);
    String key = keys.get(0);
    Tree old = map.values().get(key);
    Tree below = old == null ? Tree.Keys.of(place, Map.of(), Map.of()) : old;
    Tree put = put(below, keys.subList(1, keys.size()), value, key, place);
    return map.with(key, put, map.places().getOrDefault(key, place));
  }

  /** The long form of a stage that is written as its name only. */
  private static Tree.Keys opened(Tree name, String stage, Place place) {
    String key =
        Slot.of(stage)
            .orElseThrow(() -> Tree.refuse(place, "'" + stage + "' has no keys below it"))
            .nameKey();
    return Tree.Keys.of(name.place(), Map.of(key, name), Map.of(key, name.place()));
  }

  private static Tree putItem(
      Tree.Items list, List<String> keys, Tree value, String above, Place place) {
    String index = keys.get(0);
    int size = list.items().size();
    if (!index.matches("[0-9]{1,4}") || Integer.parseInt(index) >= size) {
      String example = above.isEmpty() ? "0" : above + ".0";
      throw Tree.refuse(
          place,
          "'" + above + "' is a list of " + size + "; expected an item's number, as " + example);
    }
    List<Tree> items = new ArrayList<>(list.items());
    int i = Integer.parseInt(index);
    items.set(i, put(items.get(i), keys.subList(1, keys.size()), value, above, place));
    return Tree.Items.of(list.place(), items);
  }
}
