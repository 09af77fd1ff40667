using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using TradeData.Runtime.Tables;

namespace TradeData.Queries.Tests;

/// <summary>One item of an array of a row: what a relational schema has a table of its own for.</summary>
internal sealed class ArrayItem
{
    public int Id { get; set; }

    public string Table { get; set; } = "";

    public int Row { get; set; }

    public string Field { get; set; } = "";

    public string Value { get; set; } = "";
}

/// <summary>
/// The embedded catalog in SQLite: a table for each of the catalog's with the fields of its keys as columns, and one with the items of their arrays. Scalars
/// are stored as text that orders as they do.
/// </summary>
internal sealed class TradeContext : DbContext
{
    public const string Number = "RowNumber";

    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    /// <summary>Creates the database and fills it.</summary>
    public static TradeContext Create()
    {
        TradeContext context = new();
        context._connection.Open();
        context.Database.EnsureCreated();
        foreach (TableUnderTest table in TableUnderTest.All)
        {
            for (int i = 0; i < table.Rows.Count; i++)
            {
                context.Add(table.Rows[i]).Property(Number).CurrentValue = i;
                foreach (FieldDefinition field in table.Definition.Fields.Where(field => IsArray(field.Path)))
                {
                    context.AddRange(FieldReader.Values(table.Rows[i], field.Path).Select(value =>
                        new ArrayItem { Table = table.Definition.Name, Row = i, Field = field.Path, Value = FieldReader.Text(value) }));
                }
            }
        }
        context.SaveChanges();
        context.ChangeTracker.Clear();
        return context;
    }

    public override void Dispose()
    {
        base.Dispose();
        _connection.Dispose();
    }

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlite(_connection).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<HsCode>().HaveConversion<HsCodeConverter>();
        configurationBuilder.Properties<PartnerCode>().HaveConversion<ScalarConverter<PartnerCode>>();
        configurationBuilder.Properties<CountryCode>().HaveConversion<ScalarConverter<CountryCode>>();
        configurationBuilder.Properties<CurrencyCode>().HaveConversion<ScalarConverter<CurrencyCode>>();
        configurationBuilder.Properties<M49Code>().HaveConversion<ScalarConverter<M49Code>>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (TableUnderTest table in TableUnderTest.All)
        {
            EntityTypeBuilder entity = modelBuilder.Entity(table.Row);
            ILookup<string, string[]> columns = table.Definition.Fields.Where(field => !IsArray(field.Path)).Select(field => field.Path.Split('.')).ToLookup(path => path[0], StringComparer.OrdinalIgnoreCase);
            foreach (PropertyInfo property in table.Row.GetProperties())
            {
                string[][] paths = [.. columns[property.Name]];
                if (paths.Length == 0)
                {
                    entity.Ignore(property.Name);
                }
                else if (paths[0].Length == 1)
                {
                    entity.Property(property.PropertyType, property.Name);
                }
                else
                {
                    Nested(entity.ComplexProperty(property.PropertyType, property.Name), property, [.. paths.Select(path => path[1])]);
                }
            }
            entity.Property<int>(Number);
            entity.HasKey([.. table.Definition.PrimaryKey!.Fields.Select(field => FieldReader.Property(table.Row, field).Name)]);
        }
        modelBuilder.Entity<ArrayItem>();
    }

    private static void Nested(ComplexPropertyBuilder complex, PropertyInfo property, string[] fields)
    {
        if (!property.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "RequiredMemberAttribute"))
        {
            // A column of its own tells an object without any of its fields from none.
            complex.IsRequired(false).HasDiscriminator();
        }
        foreach (PropertyInfo inner in property.PropertyType.GetProperties())
        {
            if (fields.Contains(inner.Name, StringComparer.OrdinalIgnoreCase))
            {
                complex.Property(inner.PropertyType, inner.Name);
            }
            else
            {
                complex.Ignore(inner.Name);
            }
        }
    }

    private static bool IsArray(string path) => path.Contains("[]", StringComparison.Ordinal);

    private sealed class HsCodeConverter() : ValueConverter<HsCode, string>(code => code.ToString("D"), text => HsCode.Parse(text));

    private sealed class ScalarConverter<T>() : ValueConverter<T, string>(value => value.ToString()!, text => Parse(text))
        where T : struct, IParsable<T>
    {
        private static T Parse(string text) => T.Parse(text, CultureInfo.InvariantCulture);
    }
}
