package org.irqlab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.irqlab.api.lab.Checker;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {
  private static final long SECOND = 1_000_000_000L;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final AtomicLong clock = new AtomicLong();

  @Test
  void shouldRewriteOneLineOnATerminal() {
    ProgressLine line = new ProgressLine(out, true, false, clock::get);
    tell(line, 1000);
    tell(line, 7);
    line.clear();

    assertEquals(
        "\rdepth 3, 1000 states, 9 transitions, 2 waiting, 4 MB"
            + "\rdepth 3, 7 states, 9 transitions, 2 waiting, 4 MB   "
            + "\r"
            + " ".repeat(49)
            + "\r",
        text());
  }

  @Test
  void shouldAppendLinesElsewhereIfAsked() {
    ProgressLine line = new ProgressLine(out, false, true, clock::get);
    tell(line, 7);
    line.clear();

    assertEquals("depth 3, 7 states, 9 transitions, 2 waiting, 4 MB\n", text());
  }

  @Test
  void shouldBeSilentElsewhereUnlessAsked() {
    tell(new ProgressLine(out, false, false, clock::get), 7);

    assertEquals("", text());
  }

  @Test
  void shouldNotSpeakMoreOftenThanPeopleRead() {
    ProgressLine line = new ProgressLine(out, false, true, clock::get);
    tell(line, 7);
    line.accept(new Checker.Progress(4, 8, 9, 2, 0, ""));

    assertEquals(1, text().lines().count());
  }

  @Test
  void shouldAnnounceABoundBeforeItIsHit() {
    ProgressLine line = new ProgressLine(out, false, true, clock::get);
    clock.addAndGet(SECOND);
    line.accept(new Checker.Progress(4, 8, 9, 2, 0, "bound of 9 states in 7 s at this rate"));

    assertEquals(
        "depth 4, 8 states, 9 transitions, 2 waiting, 0 MB;"
            + " bound of 9 states in 7 s at this rate\n",
        text());
  }

  private void tell(ProgressLine line, long states) {
    clock.addAndGet(SECOND);
    line.accept(new Checker.Progress(3, states, 9, 2, 4 << 20, ""));
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
