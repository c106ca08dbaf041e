package org.irqlab.itests.container;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class UnpluggingIT {

  @TestFactory
  Stream<DynamicTest> shouldUnplugEachBundleAlone() throws Exception {
    return Inside.run(UnpluggingCases.class);
  }
}
