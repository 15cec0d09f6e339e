import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.VirtualMachine;
import java.lang.management.ManagementFactory;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Prints how many bytes all threads of a JVM have allocated so far: {@code java Allocated.java PID}. */
final class Allocated {
  public static void main(String[] args) throws Exception {
    var jvm = VirtualMachine.attach(args[0]);
    var address = new JMXServiceURL(jvm.startLocalManagementAgent());
    try (var connector = JMXConnectorFactory.connect(address)) {
      var threads =
          ManagementFactory.newPlatformMXBeanProxy(
              connector.getMBeanServerConnection(),
              ManagementFactory.THREAD_MXBEAN_NAME,
              ThreadMXBean.class);
      System.out.println(threads.getTotalThreadAllocatedBytes());
    }
    jvm.detach();
  }
}
