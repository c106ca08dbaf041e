package org.irqlab.api.topology;

/**
 * A description cannot be used: it is damaged, contradicts itself, or does not name what was asked
 * for. The message is one line: file, place, problem, what was expected.
 */
public final class TopologyException extends Exception {

  private static final long serialVersionUID = 1;
  private static final int LONGEST = 400;

  /** Name of the file. */
  private final String fileName;

  /** Where in the file. */
  private final transient Place place;

  /** What is wrong. */
  private final String problem;

  /** What would have been right. */
  private final String expected;

  /**
   * Refuses a description.
   *
   * @param fileName the file
   * @param place where in it, {@link Place#NOWHERE} if that is not known
   * @param problem what is wrong, a few words
   * @param expected what would have been right, a few words
   */
  public TopologyException(String fileName, Place place, String problem, String expected) {
    super(message(fileName, place, problem, expected));
    this.fileName = fileName;
    this.place = place;
    this.problem = problem;
    this.expected = expected;
  }

  private static String message(String fileName, Place place, String problem, String expected) {
    String where = place.toString();
    return oneLine(fileName)
        + ": "
        + (where.isEmpty() ? "" : oneLine(where) + ": ")
        + oneLine(problem)
        + "; expected "
        + oneLine(expected);
  }

  /**
   * Makes words from a stranger's file fit for a line of a terminal.
   *
   * @param words any text
   * @return the text with control characters and line ends as {@code ?}, cut to 400 characters
   */
  static String oneLine(String words) {
    String cut = words.length() > LONGEST ? words.substring(0, LONGEST) + "..." : words;
    return cut.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]", "?");
  }

  /**
   * The file that is refused.
   *
   * @return its name
   */
  public String fileName() {
    return fileName;
  }

  /**
   * Where the trouble is.
   *
   * @return the place, {@link Place#NOWHERE} if that is not known
   */
  public Place place() {
    return place == null ? Place.NOWHERE : place;
  }

  /**
   * What is wrong.
   *
   * @return a few words
   */
  public String problem() {
    return problem;
  }

  /**
   * What would have been right.
   *
   * @return a few words
   */
  public String expected() {
    return expected;
  }
}
