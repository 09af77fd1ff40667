using System.Reflection;
using System.Runtime.Loader;

namespace TradeData.Compiler.Interpretation;

/// <summary>
/// The types that <c>x-type</c> names, from the assembly that a project compiles to and from those that it refers to. Before there is an assembly none is known, and what the
/// schema says is all that can be checked of their values.
/// </summary>
internal sealed class ScalarTypes
{
    /// <summary>No type is known.</summary>
    public static readonly ScalarTypes None = new([]);

    private readonly Dictionary<string, ScalarReader?> _readers = new(StringComparer.Ordinal);
    private readonly Assembly[] _assemblies;

    private ScalarTypes(Assembly[] assemblies) => _assemblies = assemblies;

    /// <summary>The types whose texts are keys: a row must have the text that the type writes, or a key that is asked for would not be found.</summary>
    public HashSet<string> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>Loads assemblies.</summary>
    /// <param name="assembly">What the project compiles to.</param>
    /// <param name="references">What it refers to, without the framework.</param>
    /// <exception cref="OptionsException">The assembly cannot be loaded.</exception>
    public static ScalarTypes Load(string assembly, IReadOnlyList<string> references)
    {
        ProjectAssemblies context = new([assembly, .. references]);
        try
        {
            Assembly own = context.LoadFromAssemblyPath(Path.GetFullPath(assembly));
            return new ScalarTypes([own, .. own.GetReferencedAssemblies().Select(context.TryLoad).OfType<Assembly>()]);
        }
        catch (Exception fault) when (fault is IOException or BadImageFormatException)
        {
            throw new OptionsException($"The assembly \"{assembly}\" cannot be loaded: {fault.Message}");
        }
    }

    /// <summary>The reader of a type; null where the type is not known.</summary>
    public ScalarReader? Find(string type)
    {
        if (!_readers.TryGetValue(type, out ScalarReader? reader))
        {
            // A type of the tool itself would say nothing of the project's.
            reader = _assemblies.Select(assembly => assembly.GetType(type)).FirstOrDefault(found => found is not null) is { } known ? ReaderOf(known, Keys.Contains(type)) : null;
            _readers.Add(type, reader);
        }
        return reader;
    }

    private static ScalarReader? ReaderOf(Type type, bool isKey)
    {
        bool isParsed = Array.Exists(type.GetInterfaces(), face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IUtf8SpanParsable<>) && face.GetGenericArguments()[0] == type);
        if (!isParsed || !typeof(ISpanFormattable).IsAssignableFrom(type))
        {
            // The printed code does not compile with such a type: the compiler says so.
            return null;
        }
        Type read = isKey ? typeof(WrittenScalar<>).MakeGenericType(type) : type;
        return (ScalarReader)Activator.CreateInstance(typeof(ScalarReader<>).MakeGenericType(read))!;
    }

    /// <summary>The project's assemblies, apart from those of the tool.</summary>
    private sealed class ProjectAssemblies(IEnumerable<string> paths) : AssemblyLoadContext("project")
    {
        private readonly Dictionary<string, string> _paths = paths
            .GroupBy(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => Path.GetFullPath(group.First()), StringComparer.OrdinalIgnoreCase);

        /// <summary>An assembly of the project; null for one of the framework, and for one that has signatures alone.</summary>
        public Assembly? TryLoad(AssemblyName name)
        {
            try
            {
                return _paths.ContainsKey(name.Name!) ? LoadFromAssemblyName(name) : null;
            }
            catch (BadImageFormatException)
            {
                return null;
            }
        }

        // The framework is the tool's own.
        protected override Assembly? Load(AssemblyName name) => _paths.TryGetValue(name.Name!, out string? path) ? LoadFromAssemblyPath(path) : null;
    }
}
