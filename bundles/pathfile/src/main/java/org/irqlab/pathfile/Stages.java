package org.irqlab.pathfile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.path.Stage;

/** Reads stages: a name, a map of name and options, or the id of another stage. */
final class Stages {
  private final Parts parts;
  private final Ids ids;

  Stages(Parts parts, Ids ids) {
    this.parts = parts;
    this.ids = ids;
  }

  Ids ids() {
    return ids;
  }

  /** The stage under a key, if there is one. */
  Optional<Stage> optional(Form form, Slot slot) {
    return form.get(slot.key()).map(tree -> stage(tree, slot));
  }

  /** The stages under a key: none, one, or a list of them. */
  List<Stage> several(Form form, Slot slot) {
    return form.items(slot.key()).stream().map(tree -> stage(tree, slot)).toList();
  }

  private Stage stage(Tree reference, Slot slot) {
    Tree tree = ids.resolve(slot.key(), reference);
    if (tree instanceof Tree.Scalar name) {
      parts.options(slot, Form.scalar(name, slot.key()));
      return new Stage(name.text(), "", Map.of(), name.place());
    }
    return described(Form.open(tree, "the " + slot.word()), slot, List.of());
  }

  /**
   * A stage in its long form.
   *
   * @param form the map
   * @param slot where it stands
   * @param others keys of the map that are not the part's
   * @return the stage
   */
  Stage described(Form form, Slot slot, List<String> others) {
    Tree.Scalar name =
        form.get(slot.nameKey())
            .map(tree -> Form.scalar(tree, slot.nameKey()))
            .orElseThrow(
                () ->
                    form.refuse(
                        "the " + slot.word() + " has no '" + slot.nameKey() + "'; expected one"));
    List<OptionSpec> declared = parts.options(slot, name);
    List<String> keys = new java.util.ArrayList<>(others);
    keys.addAll(List.of(slot.nameKey(), Ids.KEY));
    return new Stage(
        name.text(),
        form.text(Ids.KEY).orElse(""),
        parts.set(form, name.text(), declared, keys),
        form.map().place());
  }
}
