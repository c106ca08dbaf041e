package org.irqlab.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.irqlab.api.command.BadInput;
import org.irqlab.api.command.ExitStatus;
import org.junit.jupiter.api.Test;

class ComplaintTest {
  @Test
  void shouldTellApartWhoIsToBlame() {
    Exception hurried = new IllegalStateException(new InterruptedException());

    assertEquals(ExitStatus.INTERRUPTED, Complaint.about(hurried));
    assertEquals(ExitStatus.BAD_INPUT, Complaint.about(new BadInput("no such file")));
    assertEquals(ExitStatus.INTERNAL_ERROR, Complaint.about(new IllegalStateException("broken")));
  }
}
