using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;

/// <summary>
/// joint-risk for .NET and Mono: joint-risk.wasm in the C library of wasmtime. One object for one thread: a program
/// with more makes one in each.
/// </summary>
public sealed class JointRisk : IDisposable
{
    const int MostBytes = 1 << 20;

    /// <summary>What is used of wasmtime's C interface.</summary>
    static class Wasmtime
    {
        const string Name = "wasmtime";

        [DllImport(Name)] public static extern IntPtr wasm_engine_new();
        [DllImport(Name)] public static extern void wasm_engine_delete(IntPtr engine);
        [DllImport(Name)] public static extern IntPtr wasmtime_module_new(IntPtr engine, byte[] bytes, UIntPtr length, out IntPtr module);
        [DllImport(Name)] public static extern void wasmtime_module_delete(IntPtr module);
        [DllImport(Name)] public static extern IntPtr wasmtime_store_new(IntPtr engine, IntPtr data, IntPtr finalizer);
        [DllImport(Name)] public static extern void wasmtime_store_delete(IntPtr store);
        [DllImport(Name)] public static extern IntPtr wasmtime_store_context(IntPtr store);
        [DllImport(Name)] public static extern IntPtr wasmtime_instance_new(IntPtr context, IntPtr module, IntPtr imports, UIntPtr count, [Out] byte[] instance, out IntPtr trap);
        [DllImport(Name)] [return: MarshalAs(UnmanagedType.I1)] public static extern bool wasmtime_instance_export_get(IntPtr context, byte[] instance, byte[] name, UIntPtr length, [Out] byte[] found);
        [DllImport(Name)] public static extern IntPtr wasmtime_func_call_unchecked(IntPtr context, byte[] function, [In, Out] int[] values, UIntPtr length, out IntPtr trap);
        [DllImport(Name)] public static extern IntPtr wasmtime_memory_data(IntPtr context, byte[] memory);
    }

    readonly IntPtr engine, module;
    IntPtr store;
    byte[] instance;

    public JointRisk(string wasm)
    {
        engine = Wasmtime.wasm_engine_new();
        byte[] bytes = File.ReadAllBytes(wasm);
        Refuse(Wasmtime.wasmtime_module_new(engine, bytes, (UIntPtr)bytes.Length, out module), "no module of WebAssembly: " + wasm);
        Start();
    }

    /// <summary>
    /// The assessment, as JSON, of a case (JSON in UTF-8) on a day (YYYY-MM-DD). A case that cannot be used is an
    /// answer, with problems.
    /// </summary>
    /// <exception cref="ArgumentException">Misuse, as a day that is none.</exception>
    public byte[] Assess(byte[] given, string day)
    {
        byte[] today = Encoding.UTF8.GetBytes(day);
        // One byte too many is enough for the answer that it is too large.
        int length = Math.Min(given.Length, MostBytes + 1);
        int address = Call("input", length + today.Length);
        if (address == 0) throw new ArgumentException("the day is too long");
        Marshal.Copy(given, 0, IntPtr.Add(Memory(), address), length);
        Marshal.Copy(today, 0, IntPtr.Add(Memory(), address + length), today.Length);
        int written = Call("assess", length, today.Length);
        byte[] answer = new byte[written >= 0 ? written : ~written];
        Marshal.Copy(IntPtr.Add(Memory(), Call("output")), answer, 0, answer.Length);
        if (written < 0) throw new ArgumentException(Encoding.UTF8.GetString(answer));
        return answer;
    }

    void Start()
    {
        if (store != IntPtr.Zero) Wasmtime.wasmtime_store_delete(store);
        store = Wasmtime.wasmtime_store_new(engine, IntPtr.Zero, IntPtr.Zero);
        instance = new byte[64];
        IntPtr trap;
        Refuse(Wasmtime.wasmtime_instance_new(Context, module, IntPtr.Zero, UIntPtr.Zero, instance, out trap), "no instance");
        Refuse(trap, "no instance");
        if (Call("abi") != 1) throw new InvalidOperationException("this joint-risk.wasm has another interface");
    }

    IntPtr Context
    {
        get { return Wasmtime.wasmtime_store_context(store); }
    }

    int Call(string name, params int[] arguments)
    {
        // Each value has sixteen bytes; the result takes the place of the first argument.
        int[] values = new int[8];
        for (int i = 0; i < arguments.Length; i++) values[4 * i] = arguments[i];
        IntPtr trap;
        IntPtr error = Wasmtime.wasmtime_func_call_unchecked(Context, Export("joint_risk_" + name), values, (UIntPtr)2, out trap);
        if (error != IntPtr.Zero || trap != IntPtr.Zero)
        {
            // A trap leaves the instance in an unknown state: the next call has a new one.
            Start();
            throw new InvalidOperationException("the engine stopped on this input; it has been started anew");
        }
        return values[0];
    }

    IntPtr Memory()
    {
        return Wasmtime.wasmtime_memory_data(Context, Export("memory"));
    }

    /// <summary>The export, without the eight bytes before it that say of which kind it is.</summary>
    byte[] Export(string name)
    {
        byte[] found = new byte[64], bytes = Encoding.UTF8.GetBytes(name), export = new byte[56];
        if (!Wasmtime.wasmtime_instance_export_get(Context, instance, bytes, (UIntPtr)bytes.Length, found))
            throw new InvalidOperationException("this joint-risk.wasm has no " + name);
        Array.Copy(found, 8, export, 0, export.Length);
        return export;
    }

    static void Refuse(IntPtr error, string message)
    {
        if (error != IntPtr.Zero) throw new InvalidOperationException(message);
    }

    public void Dispose()
    {
        Wasmtime.wasmtime_store_delete(store);
        Wasmtime.wasmtime_module_delete(module);
        Wasmtime.wasm_engine_delete(engine);
    }

    /// <summary>Many cases: each line is a day, a tab and a case, and gives its assessment in one line.</summary>
    public static void Main(string[] arguments)
    {
        using (var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false)))
        using (var output = new BufferedStream(Console.OpenStandardOutput()))
        using (var engine = new JointRisk(arguments[0]))
        {
            for (string line = input.ReadLine(); line != null; line = input.ReadLine())
            {
                int tab = line.IndexOf('\t');
                byte[] answer = engine.Assess(Encoding.UTF8.GetBytes(line.Substring(tab + 1)), line.Substring(0, tab));
                output.Write(answer, 0, answer.Length);
                output.WriteByte((byte)'\n');
            }
        }
    }
}
