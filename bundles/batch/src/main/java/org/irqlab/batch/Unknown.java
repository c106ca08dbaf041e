package org.irqlab.batch;

import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.irqlab.api.command.BadInput;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Answers for commands that nobody has: the interactive shell executes the command {@code default}
 * instead, with the name that was typed before its arguments.
 *
 * <p>Source: felix-dev, gogo/runtime, {@code Closure.executeCmd}.
 */
@Component(
    service = Function.class,
    property = {"osgi.command.scope=irqlab", "osgi.command.function=default"})
public final class Unknown implements Function {
  private final CommandNames names;

  /**
   * Connects with the names there are.
   *
   * @param names every command there is
   */
  @Activate
  public Unknown(@Reference CommandNames names) {
    this.names = names;
  }

  @Override
  public Object execute(CommandSession session, List<Object> words) {
    throw new BadInput(names.refusal(words.get(0).toString()));
  }
}
