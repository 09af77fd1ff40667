using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TradeData.Generators.Tests.Incrementality;

/// <summary>All objects reachable from a step's output.</summary>
internal static class ObjectGraph
{
    /// <summary>Types that compare by reference or keep a compilation alive.</summary>
    private static readonly Type[] Forbidden =
    [
        typeof(ISymbol), typeof(Compilation), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(SemanticModel),
        typeof(Location), typeof(Diagnostic), typeof(DiagnosticDescriptor), typeof(SourceText), typeof(AdditionalText),
    ];

    /// <summary>The paths that lead to something forbidden.</summary>
    public static IReadOnlyList<string> ForbiddenPaths(object root)
    {
        List<string> found = [];
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Stack<(object Value, string Path)> open = new([(root, root.GetType().Name)]);
        while (open.TryPop(out (object Value, string Path) next))
        {
            Type type = next.Value.GetType();
            if (Forbidden.Any(forbidden => forbidden.IsAssignableFrom(type)))
            {
                found.Add($"{next.Path}: {type.FullName}");
            }
            else if (!type.IsPrimitive && !type.IsEnum && next.Value is not (string or decimal or Type or MemberInfo or Pointer) && (type.IsValueType || seen.Add(next.Value)))
            {
                foreach ((object child, string name) in Children(next.Value, type))
                {
                    open.Push((child, next.Path + name));
                }
            }
        }
        return found;
    }

    /// <summary>Returns the number of visited objects; a walk without any proves nothing.</summary>
    public static int Size(object root)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Stack<object> open = new([root]);
        while (open.TryPop(out object? next))
        {
            if (next is not (string or Type or MemberInfo) && !next.GetType().IsPrimitive && seen.Add(next))
            {
                foreach ((object child, _) in Children(next, next.GetType()))
                {
                    open.Push(child);
                }
            }
        }
        return seen.Count;
    }

    private static IEnumerable<(object Child, string Name)> Children(object value, Type type)
    {
        if (value is Array items)
        {
            int i = 0;
            foreach (object? item in (IEnumerable)items)
            {
                if (item is not null)
                {
                    yield return (item, $"[{i}]");
                }
                i++;
            }
            yield break;
        }
        for (Type? level = type; level is not null; level = level.BaseType)
        {
            foreach (FieldInfo field in level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsPointer && !field.FieldType.IsPrimitive && field.GetValue(value) is { } child)
                {
                    yield return (child, "." + field.Name);
                }
            }
        }
    }
}
