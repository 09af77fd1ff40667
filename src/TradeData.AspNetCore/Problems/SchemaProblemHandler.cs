using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using TradeData.Runtime;

namespace TradeData.AspNetCore;

/// <summary>Answers requests that cannot be read with problem details.</summary>
internal sealed class SchemaProblemHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (ProblemOf(exception) is not { } problem)
        {
            return false;
        }
        httpContext.Response.StatusCode = problem.Status!.Value;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem, Exception = exception }).ConfigureAwait(false);
    }

    private static ProblemDetails? ProblemOf(Exception exception)
    {
        if (FindErrors(exception) is { } result)
        {
            ProblemDetails problem = new()
            {
                Status = StatusCodes.Status400BadRequest,
                Title = "The request does not conform to its schema.",
                Detail = $"{result.Errors.Count} error{(result.Errors.Count == 1 ? "" : "s")}.",
            };
            problem.Extensions["errors"] = result.Errors.Select(static error => new SchemaProblem(
                error.InstanceLocation, error.Line, error.Column, error.Keyword, error.SchemaLocation, error.Message)).ToArray();
            return problem;
        }
        return exception is BadHttpRequestException bad ? new ProblemDetails { Status = bad.StatusCode, Title = "The request cannot be read.", Detail = bad.Message } : null;
    }

    private static ValidationResult? FindErrors(Exception? exception) => exception switch
    {
        null => null,
        SchemaValidationException invalid => invalid.Result,
        BadHttpRequestException or System.Text.Json.JsonException => FindErrors(exception.InnerException),
        _ => null,
    };
}

/// <summary>An error in the member <c>errors</c> of problem details.</summary>
/// <param name="Pointer">The JSON Pointer of the value; empty for the whole body.</param>
/// <param name="Line">The line in the body, from 1.</param>
/// <param name="Column">The column in the line, from 1.</param>
/// <param name="Keyword">The violated keyword.</param>
/// <param name="Schema">The location of the keyword.</param>
/// <param name="Detail">What is wrong, as a sentence.</param>
internal sealed record SchemaProblem(string Pointer, int Line, int Column, string Keyword, string Schema, string Detail);
