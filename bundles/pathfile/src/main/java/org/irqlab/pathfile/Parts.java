package org.irqlab.pathfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.irqlab.api.command.Nearest;
import org.irqlab.api.feature.FeatureStore;
import org.irqlab.api.lab.Catalogue;
import org.irqlab.api.part.OptionSpec;

/** Checks names and options of parts against what is plugged in. */
final class Parts {
  private final List<Catalogue.Entry> plugged;
  private final FeatureStore features;

  Parts(List<Catalogue.Entry> plugged, FeatureStore features) {
    this.plugged = List.copyOf(plugged);
    this.features = features;
  }

  /** Parts that may stand in a slot. */
  List<Catalogue.Entry> in(Slot slot) {
    return plugged.stream().filter(entry -> slot.seams().contains(entry.seam())).toList();
  }

  /**
   * The options of a named part.
   *
   * @param slot where it stands
   * @param name its name, perhaps with a version, and the place of it
   * @return what any part of that name declares
   */
  List<OptionSpec> options(Slot slot, Tree.Scalar name) {
    int at = name.text().indexOf('@');
    String plain = at < 0 ? name.text() : name.text().substring(0, at);
    String version = at < 0 ? "" : name.text().substring(at + 1);
    List<Catalogue.Entry> named =
        in(slot).stream().filter(entry -> entry.name().equals(plain)).toList();
    if (named.isEmpty()) {
      throw absent(slot, name, plain);
    }
    List<Catalogue.Entry> fitting =
        named.stream().filter(entry -> entry.version().startsWith(version)).toList();
    if (fitting.isEmpty()) {
      List<String> versions = named.stream().map(Catalogue.Entry::version).toList();
      throw name.refuse(
          slot.word() + " '" + plain + "' has no version " + version + Nearest.hint("", versions));
    }
    return fitting.stream().flatMap(entry -> entry.options().stream()).toList();
  }

  private RuntimeException absent(Slot slot, Tree.Scalar name, String plain) {
    for (String seam : slot.seams()) {
      List<String> holders = features.offering(seam, plain);
      if (!holders.isEmpty()) {
        return name.refuse(
            slot.word()
                + " '"
                + plain
                + "' is not plugged in; feature '"
                + holders.get(0)
                + "' has it");
      }
    }
    List<String> known = in(slot).stream().map(Catalogue.Entry::name).toList();
    return name.refuse("unknown " + slot.word() + " '" + plain + "'" + Nearest.hint(plain, known));
  }

  /** The values that a path sets for a part, all of them declared. */
  Map<String, String> set(Form form, String part, List<OptionSpec> declared, List<String> others) {
    List<String> names = new ArrayList<>(declared.stream().map(OptionSpec::name).toList());
    Map<String, String> set = new LinkedHashMap<>();
    for (Map.Entry<String, Tree> entry : form.map().values().entrySet()) {
      String key = entry.getKey();
      if (others.contains(key)) {
        continue;
      }
      OptionSpec option =
          declared.stream()
              .filter(spec -> spec.name().equals(key))
              .findFirst()
              .orElseThrow(() -> form.unknown(key, "option", names));
      set.put(key, value(part, option, entry.getValue()));
    }
    return set;
  }

  private static String value(String part, OptionSpec option, Tree tree) {
    String value = Form.scalar(tree, option.name()).text();
    if (!option.accepts(value)) {
      String expected =
          option.values().isEmpty()
              ? "; expected a whole number from 0"
              : Nearest.hint(value, option.values());
      throw tree.refuse(
          "option '" + option.name() + "' of '" + part + "' cannot be '" + value + "'" + expected);
    }
    return value;
  }
}
