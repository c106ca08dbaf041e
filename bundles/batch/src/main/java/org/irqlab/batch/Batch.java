package org.irqlab.batch;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.irqlab.api.command.ExitStatus;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Runs one command of the {@code irq} scope in the calling thread. The service is of a type of the
 * Java library, so that the launcher can call it without sharing a class with any bundle.
 */
@Component(service = ToIntFunction.class, property = "irqlab.entry=batch")
public final class Batch implements ToIntFunction<String[]> {
  private final CommandProcessor processor;
  private final Readiness readiness;
  private final CommandNames names;
  private final Outcome outcome;

  /**
   * Connects the shell's processor with what decides about the exit status.
   *
   * @param processor finds the command
   * @param readiness tells what is missing
   * @param names every command there is
   * @param outcome what the command reports
   */
  @Activate
  public Batch(
      @Reference CommandProcessor processor,
      @Reference Readiness readiness,
      @Reference CommandNames names,
      @Reference Outcome outcome) {
    this.processor = processor;
    this.readiness = readiness;
    this.names = names;
    this.outcome = outcome;
  }

  /**
   * Runs a command.
   *
   * @param words the command's name and its arguments, as the user typed them
   * @return the exit status
   */
  @Override
  public int applyAsInt(String[] words) {
    List<String> missing = readiness.complaints();
    missing.forEach(Complaint::say);
    if (!missing.isEmpty()) {
      return ExitStatus.INTERNAL_ERROR.code();
    }
    if (!names.known(words[0])) {
      Complaint.say(names.refusal(words[0]));
      return ExitStatus.BAD_INPUT.code();
    }
    outcome.begin();
    Optional<Throwable> thrown = run(words[0], Arrays.asList(words).subList(1, words.length));
    conclude(thrown);
    System.out.flush();
    return outcome.status().code();
  }

  private Optional<Throwable> run(String name, List<String> arguments) {
    try (CommandSession session = processor.createSession(System.in, System.out, System.err)) {
      // The function is called with the words themselves: Gogo's parser never sees them.
      Function function = (Function) session.get(CommandNames.SCOPE + ":" + name);
      function.execute(session, List.copyOf(arguments));
      return Optional.empty();
    } catch (InvocationTargetException wrapped) {
      return Optional.of(wrapped.getCause());
    } catch (Exception failure) {
      return Optional.of(failure);
    }
  }

  /** A component that failed meanwhile is the reason why the command went wrong, if it did. */
  private void conclude(Optional<Throwable> thrown) {
    List<String> failures = readiness.failures();
    failures.forEach(Complaint::say);
    if (!failures.isEmpty()) {
      outcome.report(ExitStatus.INTERNAL_ERROR);
    }
    if (failures.isEmpty() || Boolean.getBoolean("irqlab.debug")) {
      thrown.map(Complaint::about).ifPresent(outcome::report);
    }
  }
}
