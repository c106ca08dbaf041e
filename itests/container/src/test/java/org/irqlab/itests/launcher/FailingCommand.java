package org.irqlab.itests.launcher;

/** A command that cannot come to be. */
public final class FailingCommand {
  static final String DESCRIPTION =
      """
      <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="failing" %s>
        <implementation class="org.irqlab.itests.launcher.FailingCommand"/>
        <property name="osgi.command.scope" value="irq"/>
        <property name="osgi.command.function" value="fail"/>
        <service><provide interface="org.irqlab.itests.launcher.FailingCommand"/></service>
      </scr:component>
      """;

  /** Fails. */
  public FailingCommand() {
    throw new IllegalStateException("no coffee");
  }

  /** Never runs. */
  public void fail(String... words) {}
}
