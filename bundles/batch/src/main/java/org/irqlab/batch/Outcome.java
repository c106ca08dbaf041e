package org.irqlab.batch;

import java.util.concurrent.atomic.AtomicReference;
import org.irqlab.api.command.CommandOutcome;
import org.irqlab.api.command.ExitStatus;
import org.osgi.service.component.annotations.Component;

/** Keeps the weightiest status reported since the last command began. */
@Component(
    service = {CommandOutcome.class, Outcome.class},
    immediate = true)
public final class Outcome implements CommandOutcome {
  private final AtomicReference<ExitStatus> worst = new AtomicReference<>(ExitStatus.OK);

  @Override
  public void report(ExitStatus status) {
    worst.accumulateAndGet(status, ExitStatus::and);
  }

  void begin() {
    worst.set(ExitStatus.OK);
  }

  ExitStatus status() {
    return worst.get();
  }
}
