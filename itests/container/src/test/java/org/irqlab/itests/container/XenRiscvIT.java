package org.irqlab.itests.container;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class XenRiscvIT {

  @TestFactory
  Stream<DynamicTest> shouldJudgeAForwardedUart() throws Exception {
    return Inside.run(XenRiscvCases.class);
  }
}
