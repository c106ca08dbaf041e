package org.irqlab.itests.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Commands that behave badly, or tell what reaches a command. */
public final class TroubleCommands {
  static final String DESCRIPTION =
      """
      <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="trouble">
        <implementation class="org.irqlab.itests.launcher.TroubleCommands"/>
        <property name="osgi.command.scope" value="irq"/>
        <property name="osgi.command.function">
          explode
          overflow
          words
          linger
          hang
        </property>
        <service><provide interface="org.irqlab.itests.launcher.TroubleCommands"/></service>
        %s
      </scr:component>
      """;

  /** Throws. */
  public void explode(String... words) {
    throw new IllegalStateException("exploded as asked");
  }

  /** Ends in an error rather than an exception. */
  public void overflow(String... words) {
    throw new StackOverflowError("too deep");
  }

  /** Prints what reached the command, and where it works. */
  public void words(String... words) {
    List.of(words).forEach(word -> System.out.println("[" + word + "]"));
    System.out.println("in " + Path.of("").toAbsolutePath());
  }

  /** Returns, but leaves a thread behind that keeps a virtual machine alive. */
  public void linger(String... words) {
    new Thread(TroubleCommands::untilInterrupted).start();
  }

  /** Works until it is told to stop, then says what it has found. */
  public void hang(String... words) {
    System.out.println("begun");
    untilInterrupted();
    System.out.println("found so far: 7");
  }

  private static void untilInterrupted() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
  }
}
