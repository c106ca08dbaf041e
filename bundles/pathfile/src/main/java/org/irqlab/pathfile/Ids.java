package org.irqlab.pathfile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.irqlab.api.command.Nearest;

/** The stages that have a name of their own, so that others can stand for them. */
final class Ids {
  static final String KEY = "id";
  private static final String SYNTAX = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}";

  private final Map<String, Map<String, Tree.Keys>> known = new HashMap<>();

  /** Notes every stage of a chain that has an id and says what it is. */
  void collect(Tree chain) {
    if (chain instanceof Tree.Keys map) {
      map.values().forEach(this::collect);
    }
  }

  private void collect(String key, Tree tree) {
    if (tree instanceof Tree.Items list) {
      list.items().forEach(item -> collect(key, item));
    } else if (tree instanceof Tree.Keys map) {
      Tree id = map.values().get(KEY);
      if (id != null && map.values().size() > 1) {
        define(key, Form.scalar(id, KEY), map);
      }
      if ("guest".equals(key)) {
        collect(map);
      }
    }
  }

  private void define(String key, Tree.Scalar id, Tree.Keys stage) {
    if (!id.text().matches(SYNTAX)) {
      throw id.refuse(
          "'" + id.text() + "' cannot be an id; expected letters, digits, '.', '-', '_'");
    }
    Tree.Keys first = known.computeIfAbsent(key, k -> new HashMap<>()).put(id.text(), stage);
    if (first != null && !first.equals(stage)) {
      throw id.refuse(key + " '" + id.text() + "' is described twice; first at " + first.place());
    }
  }

  /**
   * The stage that is meant.
   *
   * @param key the key it stands under
   * @param tree a stage, or the id of one, or a map with nothing but an id
   * @return the stage itself
   */
  Tree resolve(String key, Tree tree) {
    Map<String, Tree.Keys> ids = known.getOrDefault(key, Map.of());
    if (tree instanceof Tree.Scalar word && ids.containsKey(word.text())) {
      return ids.get(word.text());
    }
    if (tree instanceof Tree.Keys map && map.values().keySet().equals(java.util.Set.of(KEY))) {
      String id = Form.scalar(map.values().get(KEY), KEY).text();
      Tree.Keys stage = ids.get(id);
      if (stage == null) {
        throw tree.refuse(
            "no " + key + " has the id '" + id + "'" + Nearest.hint(id, List.copyOf(ids.keySet())));
      }
      return stage;
    }
    return tree;
  }
}
