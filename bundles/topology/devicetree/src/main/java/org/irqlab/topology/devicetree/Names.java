package org.irqlab.topology.devicetree;

/**
 * What may be a name. The specification's alphabets (v0.4, tables 2.1 and 2.2) and lengths (31) are
 * overstepped by real trees, so any visible ASCII but the slash will do, up to {@link #LONGEST}.
 */
final class Names {

  /** Bytes of the longest name of a node or property. */
  static final int LONGEST = 255;

  private Names() {}

  static boolean valid(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST
        && name.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '/');
  }

  /** A string fit to be printed. */
  static String shown(String text) {
    if (text.isEmpty()) {
      return "";
    }
    StringBuilder shown = new StringBuilder(text.length());
    text.chars().forEach(c -> shown.append(c >= ' ' && c < 0x7f ? (char) c : '?'));
    return shown.toString();
  }
}
