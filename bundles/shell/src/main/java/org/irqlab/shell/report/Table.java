package org.irqlab.shell.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Aligned columns; numbers stand to the right. */
public final class Table {
  private static final String GAP = "  ";

  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();

  /** A table with a header. */
  public Table(String... header) {
    this.header = List.of(header);
  }

  /** A table without. */
  public static Table plain() {
    return new Table();
  }

  /** Adds a row. */
  public void row(String... cells) {
    rows.add(Arrays.asList(cells));
  }

  /** Adds a row. */
  public void row(List<String> cells) {
    rows.add(List.copyOf(cells));
  }

  /** The table as lines. */
  public List<String> lines() {
    List<List<String>> all = new ArrayList<>(rows);
    if (!header.isEmpty()) {
      all.add(0, header);
    }
    int columns = all.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    boolean[] numeric = new boolean[columns];
    for (int column = 0; column < columns; column++) {
      widths[column] = width(all, column);
      numeric[column] = numeric(rows, column);
    }
    List<String> lines = new ArrayList<>();
    all.forEach(row -> lines.add(line(row, widths, numeric)));
    if (!header.isEmpty()) {
      int total = Arrays.stream(widths).sum() + GAP.length() * (columns - 1);
      lines.add(1, "-".repeat(total));
    }
    return lines;
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream()
        .filter(row -> row.size() > column)
        .mapToInt(row -> row.get(column).length())
        .max()
        .orElse(0);
  }

  private static boolean numeric(List<List<String>> rows, int column) {
    return rows.stream()
        .filter(row -> row.size() > column)
        .map(row -> row.get(column))
        .allMatch(cell -> cell.matches("[0-9]*(\\.[0-9]+)?"));
  }

  private static String line(List<String> row, int[] widths, boolean[] numeric) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      String pad = " ".repeat(widths[column] - cell.length());
      line.append(column == 0 ? "" : GAP);
      line.append(numeric[column] ? pad + cell : cell + pad);
    }
    return line.toString().stripTrailing();
  }
}
