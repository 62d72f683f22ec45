import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * joint-risk for Java: joint-risk.wasm in the C library of wasmtime, by JNA. One object for one thread: a program with
 * more makes one in each.
 */
public final class JointRisk implements AutoCloseable {
  private static final int MOST_BYTES = 1 << 20;

  /** What is used of wasmtime's C interface. */
  public interface Wasmtime extends Library {
    Pointer wasm_engine_new();
    void wasm_engine_delete(Pointer engine);
    Pointer wasmtime_module_new(Pointer engine, byte[] bytes, long length, PointerByReference module);
    void wasmtime_module_delete(Pointer module);
    Pointer wasmtime_store_new(Pointer engine, Pointer data, Pointer finalizer);
    void wasmtime_store_delete(Pointer store);
    Pointer wasmtime_store_context(Pointer store);
    Pointer wasmtime_instance_new(
        Pointer context, Pointer module, Pointer imports, long count, Memory instance, PointerByReference trap);
    boolean wasmtime_instance_export_get(Pointer context, Memory instance, byte[] name, long length, Memory found);
    Pointer wasmtime_func_call_unchecked(
        Pointer context, Pointer function, Memory values, long length, PointerByReference trap);
    Pointer wasmtime_memory_data(Pointer context, Pointer memory);
  }

  private final Wasmtime wasmtime;
  private final Pointer engine;
  private final Pointer module;
  private Pointer store;
  private Memory instance;

  public JointRisk(String library, Path wasm) throws IOException {
    wasmtime = Native.load(library, Wasmtime.class);
    engine = wasmtime.wasm_engine_new();
    byte[] bytes = Files.readAllBytes(wasm);
    PointerByReference made = new PointerByReference();
    refuse(wasmtime.wasmtime_module_new(engine, bytes, bytes.length, made), null, "no module of WebAssembly: " + wasm);
    module = made.getValue();
    start();
  }

  /**
   * The assessment, as JSON, of a case (JSON in UTF-8) on a day (YYYY-MM-DD). A case that cannot be used is an answer,
   * with problems.
   *
   * @throws IllegalArgumentException for misuse, as a day that is none
   */
  public byte[] assess(byte[] given, String day) {
    byte[] today = day.getBytes(StandardCharsets.UTF_8);
    // One byte too many is enough for the answer that it is too large.
    int length = Math.min(given.length, MOST_BYTES + 1);
    int address = call("input", length + today.length);
    if (address == 0) throw new IllegalArgumentException("the day is too long");
    memory().write(address, given, 0, length);
    memory().write((long) address + length, today, 0, today.length);
    int written = call("assess", length, today.length);
    byte[] answer = memory().getByteArray(call("output"), written >= 0 ? written : ~written);
    if (written < 0) throw new IllegalArgumentException(new String(answer, StandardCharsets.UTF_8));
    return answer;
  }

  private void start() {
    if (store != null) wasmtime.wasmtime_store_delete(store);
    store = wasmtime.wasmtime_store_new(engine, null, null);
    instance = new Memory(64);
    PointerByReference trap = new PointerByReference();
    Pointer context = wasmtime.wasmtime_store_context(store);
    refuse(wasmtime.wasmtime_instance_new(context, module, null, 0, instance, trap), trap, "no instance");
    if (call("abi") != 1) throw new IllegalStateException("this joint-risk.wasm has another interface");
  }

  private int call(String name, int... arguments) {
    // Each value has sixteen bytes; the result takes the place of the first argument.
    Memory values = new Memory(32);
    for (int i = 0; i < arguments.length; i++) values.setInt(16L * i, arguments[i]);
    PointerByReference trap = new PointerByReference();
    Pointer context = wasmtime.wasmtime_store_context(store);
    Pointer error = wasmtime.wasmtime_func_call_unchecked(context, export("joint_risk_" + name), values, 2, trap);
    if (error != null || trap.getValue() != null) {
      // A trap leaves the instance in an unknown state: the next call has a new one.
      start();
      throw new IllegalStateException("the engine stopped on this input; it has been started anew");
    }
    return values.getInt(0);
  }

  private Pointer memory() {
    return wasmtime.wasmtime_memory_data(wasmtime.wasmtime_store_context(store), export("memory"));
  }

  /** Where the export is: behind the eight bytes that say of which kind it is. */
  private Pointer export(String name) {
    Memory found = new Memory(64);
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    Pointer context = wasmtime.wasmtime_store_context(store);
    if (!wasmtime.wasmtime_instance_export_get(context, instance, bytes, bytes.length, found))
      throw new IllegalStateException("this joint-risk.wasm has no " + name);
    return found.share(8);
  }

  private static void refuse(Pointer error, PointerByReference trap, String message) {
    if (error != null || (trap != null && trap.getValue() != null)) throw new IllegalStateException(message);
  }

  @Override
  public void close() {
    wasmtime.wasmtime_store_delete(store);
    wasmtime.wasmtime_module_delete(module);
    wasmtime.wasm_engine_delete(engine);
  }

  /** Many cases: each line is a day, a tab and a case, and gives its assessment in one line. */
  public static void main(String[] arguments) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    try (JointRisk engine = new JointRisk(arguments[0], Path.of(arguments[1]))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] parts = line.split("\t", 2);
        out.writeBytes(engine.assess(parts[1].getBytes(StandardCharsets.UTF_8), parts[0]));
        out.write('\n');
      }
    }
    out.flush();
  }
}
