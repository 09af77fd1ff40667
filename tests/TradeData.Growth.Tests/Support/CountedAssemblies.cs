using System.Runtime.Loader;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;
using Assembly = System.Reflection.Assembly;
using AssemblyName = System.Reflection.AssemblyName;

namespace TradeData.Growth.Tests.Support;

/// <summary>
/// The product's assemblies with a counter in them: each call of a method and each turn of a loop is a step. Steps are the same on every machine,
/// however busy it is, so that a test can tell how work grows.
/// </summary>
/// <remarks>A loop within the framework, such as that of <c>List.IndexOf</c>, is one step. What it copies shows in the bytes that are allocated.</remarks>
internal sealed class CountedAssemblies : AssemblyLoadContext
{
    private const string CounterName = "StepCounter";
    private static readonly string[] Names = ["TradeData.Generators", "TradeData.Runtime", "TradeData.Compiler"];

    private readonly Dictionary<string, Assembly> _counted = new(StringComparer.Ordinal);
    private readonly List<(string[] Methods, long[] Steps)> _counters = [];

    private CountedAssemblies() : base("counted")
    {
        foreach (string name in Names)
        {
            List<string> methods = [];
            using MemoryStream counted = Counted(Path.Combine(AppContext.BaseDirectory, name + ".dll"), methods);
            Assembly assembly = LoadFromStream(counted);
            long[] steps = new long[methods.Count];
            assembly.GetType(CounterName, throwOnError: true)!.GetField("Steps")!.SetValue(null, steps);
            _counted.Add(name, assembly);
            _counters.Add(([.. methods], steps));
        }
    }

    public static CountedAssemblies Instance { get; } = new();

    public Assembly Generators => _counted["TradeData.Generators"];

    public Assembly Compiler => _counted["TradeData.Compiler"];

    /// <summary>What a piece of work costs. One piece at a time is measured.</summary>
    public Cost Measure(Action work)
    {
        lock (_counters)
        {
            _counters.ForEach(counter => Array.Clear(counter.Steps));
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            return new Cost([.. _counters.SelectMany(counter => counter.Methods.Zip(counter.Steps, (method, steps) => new MethodCost(method, steps)))], bytes);
        }
    }

    protected override Assembly? Load(AssemblyName assemblyName) => _counted.GetValueOrDefault(assemblyName.Name!);

    private static MemoryStream Counted(string path, List<string> names)
    {
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(path);
        ModuleDefinition module = assembly.MainModule;
        MethodDefinition[] methods = [.. module.GetAllTypes().SelectMany(type => type.Methods).Where(method => method.HasBody)];
        MethodDefinition step = AddCounter(module);
        for (int i = 0; i < methods.Length; i++)
        {
            Count(methods[i].Body, i, step);
            names.Add(methods[i].DeclaringType.FullName + "." + methods[i].Name);
        }
        MemoryStream counted = new();
        assembly.Write(counted);
        counted.Position = 0;
        return counted;
    }

    private static MethodDefinition AddCounter(ModuleDefinition module)
    {
        TypeDefinition counter = new("", CounterName, TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed, module.TypeSystem.Object);
        FieldDefinition steps = new("Steps", FieldAttributes.Public | FieldAttributes.Static, new ArrayType(module.TypeSystem.Int64));
        MethodDefinition add = new("Step", MethodAttributes.Public | MethodAttributes.Static, module.TypeSystem.Void);
        add.Parameters.Add(new ParameterDefinition(module.TypeSystem.Int32));
        ILProcessor il = add.Body.GetILProcessor();
        il.Emit(OpCodes.Ldsfld, steps);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldelema, module.TypeSystem.Int64);
        il.Emit(OpCodes.Dup);
        il.Emit(OpCodes.Ldind_I8);
        il.Emit(OpCodes.Ldc_I4_1);
        il.Emit(OpCodes.Conv_I8);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Stind_I8);
        il.Emit(OpCodes.Ret);
        counter.Fields.Add(steps);
        counter.Methods.Add(add);
        module.Types.Add(counter);
        return add;
    }

    private static void Count(MethodBody body, int number, MethodDefinition step)
    {
        body.SimplifyMacros();
        ILProcessor il = body.GetILProcessor();
        Instruction[] places = [body.Instructions[0], .. body.Instructions.Where(IsBackward)];
        foreach (Instruction place in places)
        {
            il.InsertBefore(place, il.Create(OpCodes.Ldc_I4, number));
            il.InsertBefore(place, il.Create(OpCodes.Call, step));
        }
        body.OptimizeMacros();
    }

    private static bool IsBackward(Instruction instruction) => instruction.Operand is Instruction target && target.Offset <= instruction.Offset;
}
