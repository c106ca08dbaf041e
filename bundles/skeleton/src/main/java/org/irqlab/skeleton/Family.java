package org.irqlab.skeleton;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.command.Nearest;

/** The families of plugins that can be begun. */
enum Family {
  /** Interrupt controller hardware. */
  CONTROLLER,
  /** Its driver. */
  CHIP;

  static Family named(String word) {
    List<String> names = Arrays.stream(values()).map(Family::word).toList();
    int index = names.indexOf(word);
    if (index < 0) {
      throw new BadInput(
          "new-plugin: no kind of plugin '" + word + "'" + Nearest.hint(word, names));
    }
    return values()[index];
  }

  /** Every word there is. */
  static String words() {
    return String.join(" or ", Arrays.stream(values()).map(Family::word).toList());
  }

  /** What a user types, and the folder of the templates. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The folder of the family below the folder of all bundles. */
  String folder() {
    return word() + "s";
  }
}
