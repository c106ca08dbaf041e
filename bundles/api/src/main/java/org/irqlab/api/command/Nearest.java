package org.irqlab.api.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what a user probably meant. */
public final class Nearest {
  private static final int LONGEST = 80;

  private Nearest() {}

  /**
   * The known name that takes the fewest inserted, removed and changed letters.
   *
   * @param word what was typed
   * @param known the names there are
   * @return the nearest, the first in alphabetical order of several; empty if none is known or none
   *     is like it
   */
  public static Optional<String> to(String word, Collection<String> known) {
    String typed = word.substring(0, Math.min(LONGEST, word.length()));
    return known.stream()
        .sorted()
        .min(Comparator.comparingInt(name -> distance(typed, name)))
        .filter(name -> distance(typed, name) < Math.max(typed.length(), name.length()));
  }

  /**
   * The end of a sentence that refuses a word.
   *
   * @param word what was typed
   * @param known the names there are
   * @return such as {@code ; nearest is 'plic', known are imsic, plic}
   */
  public static String hint(String word, Collection<String> known) {
    String all = String.join(", ", known.stream().sorted().distinct().toList());
    String list = all.isEmpty() ? "none is known" : "known are " + all;
    return to(word, known).map(near -> "; nearest is '" + near + "', " + list).orElse("; " + list);
  }

  /** Levenshtein's distance, one row at a time. */
  private static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int change = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[right.length()];
  }
}
