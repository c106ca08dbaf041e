package org.irqlab.itests.container;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class PluggingIT {

  @TestFactory
  Stream<DynamicTest> shouldPlugFeaturesInAndOut() throws Exception {
    return Inside.run(PluggingCases.class);
  }
}
