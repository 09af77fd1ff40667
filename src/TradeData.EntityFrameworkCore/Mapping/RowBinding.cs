using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Internal;
using TradeData.Runtime;

namespace TradeData.EntityFrameworkCore;

/// <summary>Makes records of the JSON of their rows. It takes the place of a constructor and of all setters, so that the other columns only serve questions.</summary>
internal sealed class RowBinding(string json, IPropertyBase[] properties) : ParameterBinding(typeof(string), properties)
{
    /// <summary>Has the rows of an entity type made by the generated reader.</summary>
    public static void Bind(IMutableEntityType entity, RowLayout layout)
    {
        MethodInfo create = typeof(RowFactory).GetMethod(nameof(RowFactory.Create))!.MakeGenericMethod(layout.Row);
        IPropertyBase[] properties = [.. entity.GetProperties().Cast<IPropertyBase>()];
        FactoryMethodBinding binding = new(create, [new RowBinding(layout.Json.Property, properties), new ContextParameterBinding(typeof(DbContext))], layout.Row);
        ((EntityType)entity).SetConstructorBinding(binding, ConfigurationSource.Explicit);
    }

    public override Expression BindToParameter(ParameterBindingInfo bindingInfo) =>
        new PropertyParameterBinding((IProperty)ConsumedProperties.Single(property => property.Name == json)).BindToParameter(bindingInfo);

    public override ParameterBinding With(IPropertyBase[] consumedProperties) => new RowBinding(json, consumedProperties);
}

/// <summary>Makes records. Public for the code that Entity Framework Core compiles.</summary>
internal static class RowFactory
{
    private static readonly ConditionalWeakTable<DbContext, object> s_contexts = [];

    public static T Create<T>(string json, DbContext context)
        where T : class, IJsonModel<T>
    {
        if (!s_contexts.TryGetValue(context, out _))
        {
            RequireOptions(context);
            s_contexts.TryAdd(context, s_contexts);
        }
        return JsonModel.Parse<T>(Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Without them codes would be compared as they were written: an answer that looks right and is not.</summary>
    private static void RequireOptions(DbContext context)
    {
        if (context.GetService<IDbContextOptions>().FindExtension<TradeDataOptionsExtension>() is null)
        {
            throw new InvalidOperationException($"The model of {context.GetType().Name} has tables of TradeData, and its options lack them. Call UseTradeData() on the DbContextOptionsBuilder as well.");
        }
    }
}
