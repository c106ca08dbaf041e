package org.irqlab.genirq;

import java.util.List;
import java.util.Set;
import org.irqlab.api.part.ActionModel;
import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.LinkException;

/**
 * What a line's actions ask for together (kernel/irq/manage.c: request_threaded_irq, __setup_irq).
 * {@code IRQS_ONESHOT} is what the first one asks for; one that does not ask adopts it
 * (IRQF_COND_ONESHOT, which {@code request_irq} sets since Linux 6.12).
 *
 * @param line its name, for messages
 * @param actions the actions, in order
 * @param chip the chip's flags
 */
record Request(String line, List<ActionModel> actions, Set<ChipModel.Flag> chip) {
  /** Refuses what the kernel refuses. */
  Request {
    for (ActionModel action : actions) {
      Set<ActionModel.Request> flags = action.request();
      if (actions.size() > 1 && !flags.contains(ActionModel.Request.SHARED)) {
        throw new LinkException(
            line + ": -EBUSY: all actions of a shared line must set IRQF_SHARED");
      }
      if (flags.contains(ActionModel.Request.SHARED)
          && flags.contains(ActionModel.Request.NO_AUTOEN)) {
        throw new LinkException(line + ": -EINVAL: IRQF_SHARED with IRQF_NO_AUTOEN");
      }
      if (flags.contains(ActionModel.Request.ONESHOT)
          && !actions.get(0).request().contains(ActionModel.Request.ONESHOT)) {
        throw new LinkException(
            line + ": -EBUSY: IRQF_ONESHOT on a line whose first action does not set it");
      }
    }
  }

  boolean oneshot() {
    return asksForOneshot() && !chip.contains(ChipModel.Flag.ONESHOT_SAFE);
  }

  boolean unlazy() {
    return any(ActionModel.Request.DISABLE_UNLAZY);
  }

  boolean autoEnable() {
    return !any(ActionModel.Request.NO_AUTOEN);
  }

  /** {@code thread_mask} of an action. */
  int threadMask(int number) {
    return oneshot() ? 1 << number : 0;
  }

  private boolean asksForOneshot() {
    return !actions.isEmpty() && actions.get(0).request().contains(ActionModel.Request.ONESHOT);
  }

  private boolean any(ActionModel.Request flag) {
    return actions.stream().anyMatch(action -> action.request().contains(flag));
  }
}
