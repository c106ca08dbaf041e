package org.irqlab.pathfile;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.irqlab.api.command.Nearest;

/** A map of which all keys are known. */
final class Form {
  private final Tree.Keys map;
  private final String what;

  private Form(Tree.Keys map, String what) {
    this.map = map;
    this.what = what;
  }

  /** Any map. */
  static Form open(Tree tree, String what) {
    if (tree instanceof Tree.Keys map) {
      return new Form(map, what);
    }
    throw tree.refuse(what + " is " + tree.kind() + "; expected a map");
  }

  /** A map with no keys but these. */
  static Form closed(Tree tree, String what, List<String> known) {
    Form form = open(tree, what);
    for (String key : form.map.values().keySet()) {
      if (!known.contains(key)) {
        throw form.unknown(key, "key", known);
      }
    }
    return form;
  }

  /** Refuses a key. */
  RuntimeException unknown(String key, String noun, List<String> known) {
    return Tree.refuse(
        map.places().get(key),
        "unknown " + noun + " '" + key + "' of " + what + Nearest.hint(key, known));
  }

  Tree.Keys map() {
    return map;
  }

  Optional<Tree> get(String key) {
    return Optional.ofNullable(map.values().get(key));
  }

  /** A single word or line. */
  Optional<String> text(String key) {
    return get(key).map(tree -> scalar(tree, key).text());
  }

  /** A value that must be a single word. */
  static Tree.Scalar scalar(Tree tree, String key) {
    if (tree instanceof Tree.Scalar scalar && !scalar.text().isEmpty()) {
      return scalar;
    }
    throw tree.refuse("'" + key + "' is " + tree.kind() + "; expected a word");
  }

  /** A whole number. */
  OptionalInt number(String key, int least, int most) {
    Optional<Tree> tree = get(key);
    if (tree.isEmpty()) {
      return OptionalInt.empty();
    }
    String text = tree.get() instanceof Tree.Scalar scalar ? scalar.text() : "";
    int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    if (number < least || number > most) {
      throw tree.get()
          .refuse(
              "'"
                  + key
                  + "' is "
                  + tree.get().kind()
                  + "; expected a whole number from "
                  + least
                  + " to "
                  + most);
    }
    return OptionalInt.of(number);
  }

  /** One of a few words. */
  Optional<String> oneOf(String key, List<String> words) {
    Optional<String> word = text(key);
    if (word.isPresent() && !words.contains(word.get())) {
      throw get(key)
          .orElseThrow()
          .refuse("'" + key + "' cannot be '" + word.get() + "'" + Nearest.hint(word.get(), words));
    }
    return word;
  }

  /** The items of a list, or the only value. */
  List<Tree> items(String key) {
    return get(key)
        .map(tree -> tree instanceof Tree.Items list ? list.items() : List.of(tree))
        .orElse(List.of());
  }

  RuntimeException refuse(String problem) {
    return map.refuse(problem);
  }
}
