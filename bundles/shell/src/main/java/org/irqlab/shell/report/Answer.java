package org.irqlab.shell.report;

import java.util.Map;
import java.util.Optional;
import org.irqlab.api.command.ExitStatus;
import org.irqlab.api.verdict.Result;
import org.irqlab.api.verdict.Verdict;

/**
 * What came of one question about one path file.
 *
 * @param file the file as the user named it
 * @param set what the command line changed in it
 * @param expected the verdict that was expected, if any
 * @param decides whether being as expected is all that counts
 * @param result what was found
 * @param strict whether redundant interrupts are a failure
 */
public record Answer(
    String file,
    Map<String, String> set,
    Optional<Verdict> expected,
    boolean decides,
    Result result,
    boolean strict) {

  /** Whether this is what was expected; true if nothing was. */
  public boolean asExpected() {
    return expected.isEmpty() || matches(expected.get());
  }

  private boolean matches(Verdict verdict) {
    boolean good = verdict == Verdict.OK && result.verdict() == Verdict.REDUNDANT && !strict;
    return good || verdict == result.verdict();
  }

  /** The status it stands for. */
  public ExitStatus status() {
    if (decides && expected.isPresent() && asExpected()) {
      return ExitStatus.OK;
    }
    ExitStatus own = own();
    return own == ExitStatus.OK && !asExpected() ? ExitStatus.NOT_CONFORMING : own;
  }

  private ExitStatus own() {
    if (result.verdict() == Verdict.REDUNDANT && !strict) {
      return ExitStatus.OK;
    }
    return ExitStatus.valueOf(result.verdict().name());
  }
}
