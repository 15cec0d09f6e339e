package io.offboard.examples.employee;

import jakarta.jms.JMSContext;
import java.net.ServerSocket;
import java.util.Map;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A JMS broker in this process, which forgets everything when it stops. */
final class Broker {
  private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
  private final String url;

  Broker() throws Exception {
    try (var free = new ServerSocket(0)) {
      url = "tcp://127.0.0.1:" + free.getLocalPort();
    }
    broker.setConfiguration(
        new ConfigurationImpl()
            .setPersistenceEnabled(false)
            .setSecurityEnabled(false)
            .addAcceptorConfiguration("tcp", url));
    broker.start();
  }

  /** What replaces the values of config/queue.properties. */
  Map<String, String> settings(String queue) {
    return Map.of(
        "queue.name",
        queue,
        "camel.beans.broker.brokerURL",
        url,
        "camel.beans.broker.user",
        "flow",
        "camel.beans.broker.password",
        "secret");
  }

  void send(String queue, String text) {
    try (var factory = new ActiveMQConnectionFactory(url);
        JMSContext context = factory.createContext()) {
      context.createProducer().send(context.createQueue(queue), text);
    }
  }

  /** How many messages nobody has acknowledged yet; an empty queue may be gone. */
  long waiting(String queue) {
    var found = broker.getActiveMQServer().locateQueue(SimpleString.of(queue));
    return found == null ? 0 : found.getMessageCount();
  }

  void stop() throws Exception {
    broker.stop();
  }
}
